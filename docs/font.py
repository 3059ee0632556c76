"""Makes the typeface of the pictures: the common Chinese characters of Noto Sans CJK SC, under a name of its own.

    python docs/font.py NotoSansCJK-Regular.ttc search_cli/present/fonts/summaries-sans.woff2

Debian's package fonts-noto-cjk has the collection. The subset holds GB 2312, the traditional forms of its characters,
the frequent ones of Big5 (一簡對多繁: 鐘 beside 鍾, 為 beside 爲), all characters of GB/T 2260's names, Latin, and the
punctuation of Chinese texts.
"""

import sys
from collections.abc import Iterator

import opencc
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from gb2260.data import data as names_by_revision

NAME = "Summaries Sans"
_SIMPLIFIED = 2  # the face "Noto Sans CJK SC" of the collection
_SYMBOLS = "–—‘’“”•…‰←↑→↓−×÷·●○■□▲△▼▽◆◇★☆√〇"
_RANGES = ((0x20, 0x17F), (0x3001, 0x3020), (0xFF01, 0xFF5F), (0x2460, 0x2474), (0x2160, 0x216C))


def gb2312() -> Iterator[str]:
    """The 6,763 Chinese characters of GB 2312."""
    for high in range(0xB0, 0xF8):
        for low in range(0xA1, 0xFF):
            yield bytes((high, low)).decode("gb2312", "ignore")


def big5() -> Iterator[str]:
    """The 5,401 frequent characters of Big5."""
    for high in range(0xA4, 0xC7):
        for low in (*range(0x40, 0x7F), *range(0xA1, 0xFF)):
            yield bytes((high, low)).decode("big5", "ignore")


def wanted() -> set[str]:
    """Every character of the subset."""
    common = [char for char in gb2312() if char]
    chars = set(common) | set(opencc.OpenCC("s2t").convert("\n".join(common))) | set(_SYMBOLS)
    chars |= {char for char in big5() if "\u4e00" <= char <= "\u9fff"}  # without its signs and kana
    chars |= {char for names in names_by_revision.values() for name in names.values() for char in name}
    return chars | {chr(code) for first, end in _RANGES for code in range(first, end)}


def main(source: str, target: str) -> None:
    font = TTFont(source, fontNumber=_SIMPLIFIED)
    options = Options()
    options.hinting = False
    options.layout_features = []
    options.notdef_outline = True
    options.name_IDs = ["*"]
    options.drop_tables += ["vhea", "vmtx", "VORG", "BASE", "GPOS", "GSUB"]
    subsetter = Subsetter(options)
    subsetter.populate(text="".join(sorted(wanted())))
    subsetter.subset(font)
    for record in font["name"].names:
        if record.nameID in {1, 3, 4, 16}:  # family, unique, full and typographic family name
            record.string = NAME
        elif record.nameID == 6:
            record.string = NAME.replace(" ", "")
    font.flavor = "woff2"
    font.save(target)


if __name__ == "__main__":
    main(*sys.argv[1:])
