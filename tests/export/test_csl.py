"""CSL-JSON: valid by the schema of the Citation Style Language."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from dragoman.export import FORMATS, Record

from .conftest import Told, article, entry

SCHEMA = json.loads((Path(__file__).parent / "standards" / "csl-data.json").read_text(encoding="utf-8"))


def works(records: Sequence[Record]) -> list[dict[str, Any]]:
    document: list[dict[str, Any]] = json.loads("\n".join(FORMATS["csl"](records)))
    jsonschema.validate(document, SCHEMA)
    return document


def test_each_cited_article_is_a_work(told: Sequence[Record]) -> None:
    first, second = works([*told, *told])
    assert first == {
        "id": "a", "type": "article-newspaper", "title": "Fish", "author": [{"literal": "K. Lund"}],
        "container-title": "Fjordfoto", "issued": {"date-parts": [[2031, 3, 10]]},
        "URL": "https://example.org/fish?a=1&b=2", "language": "en", "custom": first["custom"],
    }  # fmt: skip
    assert second["issued"] == {"date-parts": [[2031, 3, 11], [2031, 3, 12]], "circa": True}
    assert "author" not in second


@pytest.mark.parametrize(
    ("fields", "kind"),
    [({"issuer": "Norway"}, "document"), ({"outlet": None}, "webpage"), ({"outlet": None, "url": None}, "document")],
)
def test_the_type_says_what_is_cited(fields: dict[str, object], kind: str) -> None:
    assert works([Told(article(**fields), [entry()])])[0]["type"] == kind


@pytest.mark.parametrize(
    ("published", "issued"),
    [
        (None, None),
        ("2031", {"date-parts": [[2031]]}),
        ("2031-03~", {"date-parts": [[2031, 3]], "circa": True}),
        ("[..2031-03-02]", {"date-parts": [[2031, 3, 2]], "circa": True}),
    ],
)
def test_a_date_is_no_finer_than_it_is_known(published: str | None, issued: object) -> None:
    assert works([Told(article(published=published), [entry()])])[0].get("issued") == issued


def test_nothing_cited_is_an_empty_list_and_hostile_text_is_valid(hostile: Sequence[Record]) -> None:
    assert works([]) == []
    assert "URL" not in works(hostile)[0]
