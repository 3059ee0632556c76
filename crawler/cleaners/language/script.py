"""Which script a text is in, simplified or traditional, and a text in traditional characters."""

from functools import cache
from typing import TYPE_CHECKING

from indexer import late_re as re
from indexer.text import HAN, traditional_characters

if TYPE_CHECKING:
    import opencc

_HAN = re.compile(f"[{HAN}]+")
_SAMPLE = 1_000  # characters that tell the script of a text
_TRADITIONAL = 0.03  # share of traditional forms from which on a text is traditional: quotations stay below


def is_traditional(text: str) -> bool:
    """Whether a text is in traditional characters."""
    sample = text[:_SAMPLE]
    found = traditional_characters(sample)
    return found > 0 and found > _TRADITIONAL * max(1, sum(map(len, _HAN.findall(sample))))


@cache
def _converter() -> "opencc.OpenCC":
    import opencc

    return opencc.OpenCC("s2tw")


def in_traditional(text: str) -> str:
    """A simplified text in its likeliest traditional characters; mostly, but not always, of the same length."""
    converted: str = _converter().convert(text)
    return converted
