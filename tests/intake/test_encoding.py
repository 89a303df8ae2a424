"""Encodings: marked, declared, guessed, damaged."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.intake import encoding

ENGLISH = "The minister’s envoy said: “We met – briefly – in a café.” The fee was €20… "
CODECS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]


@pytest.mark.parametrize("codec", CODECS)
@pytest.mark.parametrize("times", [1, 400])
def test_english_in_all_its_encodings(codec: str, times: int) -> None:
    found = encoding.decode((ENGLISH * times).encode(codec))
    assert found.text == ENGLISH * times
    assert found.damage is None


@pytest.mark.parametrize(
    ("codec", "text"),
    [
        ("cp1251", "Министры встретились в понедельник и обсудили квоты на следующий год. " * 20),
        ("shift_jis", "両国の外相は月曜日にオスロで会談し、来年から適用される漁獲枠について話し合った。" * 20),
        ("gb18030", "两国外交部长星期一在奥斯陆会晤，讨论了明年将要生效的配额问题。" * 20),
    ],
)
def test_other_letters_are_guessed_or_taken_as_declared(codec: str, text: str) -> None:
    assert encoding.decode(text.encode(codec), declared=codec).text == text
    assert encoding.decode(text.encode(codec)).damage is None


def test_a_declaration_that_does_not_fit_is_not_believed() -> None:
    assert encoding.decode("café “x”".encode(), declared="iso-8859-1").text == "café “x”"
    assert encoding.decode(b"caf\xe9 \x93x\x94", declared="utf-8").text == "café “x”"
    assert encoding.decode(b"caf\xe9 \x93x\x94", declared="iso-8859-1").text == "café “x”"
    for name in ("no-such-charset", "", "zip", "hex", "x" * 500, "utf\0"):
        assert encoding.decode("café".encode(), declared=name).text == "café"


def test_damage_in_utf8_is_replaced_and_said() -> None:
    data = ENGLISH.encode() * 3
    at = data.index(b"briefly")
    found = encoding.decode(data[:at] + b"\xff\xc0" + data[at:])
    assert found.damage == f"2 bytes that are not UTF-8, the first at byte {at}"
    assert found.text.replace("\ufffd", "") == ENGLISH * 3


def test_a_character_cut_in_two_at_the_end_of_a_sample() -> None:
    data = ("x" * (encoding.SAMPLE - 1) + "é" * 10).encode()
    assert encoding.find(data[: encoding.SAMPLE]) == ("utf-8", 0)


@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "latin-1", "utf-16", "cp1251"]))
def test_no_bytes_crash_it(data: bytes, declared: str | None) -> None:
    assert isinstance(encoding.decode(data, declared=declared).text, str)


@given(st.text(max_size=200), st.integers(1, 7))
def test_utf8_and_streams_of_it_come_back(text: str, size: int) -> None:
    data = text.encode("utf-8", "ignore")
    if not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")) and b"\0" not in data:
        assert encoding.decode(data).text == data.decode()
    wide = data.decode().encode("utf-16-le")
    parts = [wide[start : start + size] for start in range(0, len(wide), size)]
    assert b"".join(encoding.transcoded(parts, encoding="utf-16-le")) == data
