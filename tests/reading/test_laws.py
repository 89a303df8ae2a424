"""Laws and orders of one state are no instruments between states."""

import pytest
from tests.reading.articles import Read


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("Lula signed into law a health reform on Monday.", "AGREE"),
        ("Lula signed a decree on Monday.", "AGREE"),
        ("The governor signed an ordinance to close the port.", "AGREE"),
        ("Lula and Petro signed a treaty on Monday.", "TREATY"),
        ("Norway signed the protocol on Monday.", "TREATY"),
    ],
)
def test_who_signs_a_law_of_his_own_signs_no_treaty(read: Read, text: str, type: str) -> None:
    assert [entry.type for entry in read(text)] == [type]
