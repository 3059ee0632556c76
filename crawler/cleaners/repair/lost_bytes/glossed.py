"""Which characters a converter glosses with a reading: the traditional ones that have it, as pypinyin tells."""

import unicodedata
from functools import cache

from indexer.text import fold


def glossed_as(reading: str) -> str:
    """The traditional characters of GBK with this reading, tone mark included; none for what is no reading."""
    return _by_reading().get(reading, "")


def reads(char: str, syllable: str) -> bool:
    """Whether a converter glosses a character with a syllable that has no tone mark."""
    return syllable.replace("v", "u").replace("ü", "u") in _toneless(char)


@cache
def _toneless(char: str) -> frozenset[str]:
    """The readings of a traditional character without their tone marks."""
    from pypinyin.constants import PINYIN_DICT  # as below

    readings = PINYIN_DICT.get(ord(char), "") if fold(char) != char else ""
    return frozenset(unicodedata.normalize("NFD", readings).encode("ascii", "ignore").decode().split(","))


@cache
def _by_reading() -> dict[str, str]:
    from pypinyin.constants import PINYIN_DICT  # a third of a second: only where a gloss has taken a byte

    chars = [chr(code) for code in PINYIN_DICT if 0x4E00 <= code < 0xA000]
    found: dict[str, str] = {}
    for char, simplified in zip(chars, fold("\n".join(chars)).split("\n"), strict=True):
        if char != simplified and char.encode("gbk", "ignore"):
            for reading in PINYIN_DICT[ord(char)].split(","):
                found[reading] = found.get(reading, "") + char
    return found
