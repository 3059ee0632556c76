"""The Party's congresses and plenums: when they met, and which of them a text follows.

Years are those of their communiqués. A text follows the newest of them until the next one has met.
"""

from indexer import late_re as re

CONGRESSES = {"十五": 1997, "十六": 2002, "十七": 2007, "十八": 2012, "十九": 2017, "二十": 2022}
# The plenums that a text of the months after them names; all but 二十届三中, of July, met in autumn or later.
PLENUMS = {
    "十六届三中": 2003, "十六届四中": 2004, "十六届五中": 2005, "十六届六中": 2006,
    "十七届三中": 2008, "十七届四中": 2009, "十七届五中": 2010, "十七届六中": 2011,
    "十八届三中": 2013, "十八届四中": 2014, "十八届五中": 2015, "十八届六中": 2016,
    "十九届四中": 2019, "十九届五中": 2020, "十九届六中": 2021,
    "二十届三中": 2024, "二十届四中": 2025,
}  # fmt: skip
_NUMBERS = "一二三四五六七"
# What stands before a name is asked for behind it: a pattern is found the quickest that begins with a character.
_NAMED = rf"({'|'.join(CONGRESSES)})(?<![{_NUMBERS}八九十]..)"
_CONGRESS = re.compile(rf"{_NAMED}[”\"]?大[”\"]?(?:的?精神|报告)")  # 十六大精神, “十六大”精神
_PLENUM = re.compile(rf"{_NAMED}届((?:[{_NUMBERS}]中?(?:全会)?[、和,]?)*[{_NUMBERS}])中全会")


def congresses_followed(body: str) -> set[str]:
    """The congresses whose spirit, or whose plenums, a folded text follows."""
    return {found[1] for pattern in (_CONGRESS, _PLENUM) for found in pattern.finditer(body)}
