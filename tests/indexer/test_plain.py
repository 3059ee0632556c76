"""What may reach a terminal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.plain import one_line, safe


@pytest.mark.parametrize("commanding", ["\x1b", "\x07", "\x9b", "\r", "\t", "\x7f", "\u202e", "\u2066", "\ud800"])
def test_what_commands_is_replaced(commanding: str) -> None:
    assert safe(f"平{commanding}安\n校园") == "平\ufffd安\n校园"
    assert one_line(f"平{commanding}安\n校园") == "平 安 校园"
    assert one_line(f"平{commanding}安", "") == "平安"


def test_what_is_no_text_is_told_as_one() -> None:
    assert (safe(None), safe(2008), safe("平安")) == ("", "2008", "平安")


@given(st.text())
def test_places_stay(text: str) -> None:
    assert len(safe(text)) == len(one_line(text)) == len(text)
    assert one_line(text).isprintable()
