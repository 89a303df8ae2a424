"""A user's own files."""

from pathlib import Path

import pytest

from dragoman import catalogue
from dragoman.shapes.errors import DataError, SourceError

MEDIA = "id,name,country,medium,source\nMED:FJORD,Fjord Post,NOR,newspaper,its imprint\n"
BODY = """
[[bodies]]
id = "NOR:STORTING"
name = "Storting of Norway"
other_names = ["Great Thing"]
country = "NOR"
office = "legislature"
sector = "LEG"
source = "a made-up almanac"

[[phrases]]
phrases = ["weather bureau"]
stands_for = "body"
label = "Weather Bureau of {state}"
office = "weather bureau"
sector = "GOV"
generic = "yes"
source = "a made-up almanac"
"""


def test_files_by_argument(tmp_path: Path) -> None:
    media, body = tmp_path / "media.csv", tmp_path / "body.toml"
    media.write_text(MEDIA)
    body.write_text(BODY)
    mine = catalogue.load(media, body)
    assert mine.lookup("Fjord Post")[0].source == "media.csv:2"
    assert mine.lookup("Great Thing")[0].id == "NOR:STORTING"
    assert mine.lookup("Norwegian weather bureau")[0].name == "Weather Bureau of Norway"
    assert catalogue.load(media, body) is mine
    assert catalogue.load().lookup("Fjord Post") == ()


def test_a_row_with_our_id_replaces_ours(tmp_path: Path) -> None:
    path = tmp_path / "body.toml"
    path.write_text(BODY)
    record = catalogue.load(path).record("NOR:STORTING")
    assert record is not None and record.name == "Storting of Norway"


def test_a_folder_by_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "media.csv").write_text(MEDIA)
    (tmp_path / "notes.txt").write_text("not data")
    monkeypatch.setenv("DRAGOMAN_CATALOGUE", str(tmp_path))
    assert catalogue.load().lookup("Fjord Post")
    monkeypatch.setenv("DRAGOMAN_CATALOGUE", str(tmp_path / "none"))
    with pytest.raises(SourceError, match="a folder with CSV or TOML files"):
        catalogue.load()


def test_a_broken_file_says_where(tmp_path: Path) -> None:
    path = tmp_path / "media.csv"
    path.write_text(MEDIA + "MED:BAD,Bad Post,Norway,newspaper,x\n")
    with pytest.raises(DataError, match=r"media\.csv, line 3: got 'Norway' in column country"):
        catalogue.load(path)
