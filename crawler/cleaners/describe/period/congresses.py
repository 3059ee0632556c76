"""The Party's congresses and plenums: when they met, and which of them a text follows.

A text follows the newest of them until the next one has met.
"""

from collections.abc import Iterable

from crawler.cleaners.tables import rows
from indexer import late_re as re

# The year in which each met, and how much of it was over.
MEETINGS = {name: float(met) for met, name in rows("describe/period/meetings", 2)}
# When texts turn from a meeting to the next: from a plenum to whatever met next, from a congress to the next congress.
# The next of the newest has not met yet; it is expected after so many years.
_YEARS_UNTIL_NEXT = {"大": 5, "中": 1}
SUPERSEDED = {
    name: min(
        (later for other, later in MEETINGS.items() if later > met and other.endswith(("大", name[-1]))),
        default=met + _YEARS_UNTIL_NEXT[name[-1]],
    )
    for name, met in MEETINGS.items()
}
CONGRESSES = {name[:2]: int(met) for name, met in MEETINGS.items() if name.endswith("大")}
_NUMBERS = "一二三四五六七"
# What stands before its name is asked for behind it: a pattern is found the quickest that begins with a character.
# Not one of the Youth League's: 共青团十七大, 团的十八大.
CONGRESS = rf"(?:{'|'.join(CONGRESSES)})(?<![{_NUMBERS}八九十团]..)(?<!团的..)(?<!团中央..)"
# 迎接党的十八大和省党代会召开: who looks forward to a congress does not follow it.
_NOT_AWAITED = "".join(f"(?<!{before}..大)" for before in ("迎接", "喜迎", "迎接党的", "喜迎党的"))
# 三、四中; 三中全会和四中
PLENUMS = rf"(?P<plenums>(?:[{_NUMBERS}]中?(?:全会)?[、和,及]*)*[{_NUMBERS}])中"
_FOLLOWED = re.compile(
    # 十六大精神, “十六大”精神, 十六大和十六届三中
    rf"(?P<congress>{CONGRESS})(?:[”\"]?大[”\"]?(?:的?精神|报告|{_NOT_AWAITED}(?=[和、及]))|"
    # 十七届三、四中全会; some write 十七大三中全会
    rf"[届大]{PLENUMS})"
)
# 团十八大及十八届五中全会: all the Youth League's
_OF_LEAGUE = re.compile(rf"团(?:的|中央)?(?:{'|'.join(CONGRESSES)})大[和、及与以]{{1,2}}$")


def newest(meetings: Iterable[str]) -> str:
    """The last one that met of some congresses and plenums; "" where there is none."""
    return max(meetings, key=lambda name: MEETINGS.get(name, 0), default="")


def meetings_followed(body: str) -> dict[str, str]:
    """The congresses whose spirit, and the plenums whose decisions, a folded text follows, with the words.

    >>> meetings_followed("贯彻党的十七大和十七届三、四中全会精神")
    {'十七大': '十七大', '十七届三中': '十七届三、四中', '十七届四中': '十七届三、四中'}
    """
    return {
        f"{found['congress']}届{nth}中" if found["plenums"] else f"{found['congress']}大": found[0]
        for found in _FOLLOWED.finditer(body)
        if not _OF_LEAGUE.search(body, max(0, found.start() - 8), found.start())
        for nth in re.findall(f"[{_NUMBERS}]", found["plenums"] or _NUMBERS[0])
    }
