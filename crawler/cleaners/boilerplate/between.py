"""Short lines between lines of the site before the author has said a word, and among and below them after his last."""

import re
from collections.abc import Container, Iterable

from crawler.cleaners.boilerplate.repeated import PART_HEAD
from crawler.cleaners.boilerplate.repeated_title import GENRE_LAST, WITH_TITLE

_REACH = 16  # lines from either end that are looked at
_LONGEST, _LONGEST_LATIN = 20, 60  # characters of such a line
_NAME = re.compile(r"[\u4e00-\u9fff]\s?[\u4e00-\u9fff·]{1,3}")  # of an author, at the end of his text
# A clause, a year, a number before a heading, and what authors call the sections of a text.
_AUTHORS = re.compile(
    r".*(?:工作|问题|不足|方向|情况|做法|成绩|成效|措施|打算|体会|目标|任务|建议|经验|安排|回顾|努力|总结|计划|困难).*|"
    r".*[,、年月].*|\W{0,2}[一二三四五六七八九十\d]{1,3}[、.)\s].*|"
    r"[(【\[]?(?:引言|前言|导语|导言|序言?|摘要|概述|概况|基本情况|[^,]{0,6}(?:结语|结束语|附件|附表|后记)[^,]{0,6})[)】\]]?"
)


def between_sites(folded: list[str], authors: Container[int], last: int) -> set[int]:
    """The places of such lines; `authors` are the lines that no rule took, of the first `last` of a text."""
    head, tail = range(min(last, _REACH)), range(last - 1, max(last - _REACH, 0) - 1, -1)
    return {*_between(head, folded, authors, begun=False), *_between(tail, folded, authors, begun=True)}


def _between(places: Iterable[int], folded: list[str], authors: Container[int], *, begun: bool) -> list[int]:
    """Those among `places`, which lead from an end of the text inwards to the first line that may be the author's.

    `begun`: what stands between that end and the first line of the site counts too, if it is no author's name.
    """
    found: list[int] = []
    waiting: list[int] | None = [] if begun else None  # lines behind one of the site's; None before the first of them
    met = False  # a line of the site's
    for place in places:
        if place not in authors:
            found += waiting or ()
            waiting, met = [], True
        elif (
            waiting is None
            or not folded[place]
            or not _may_be_sites(folded[place])
            or (not met and _NAME.fullmatch(folded[place]))
        ):
            break
        else:
            waiting.append(place)
    return found


def _may_be_sites(line: str) -> bool:
    if line.isascii():
        return len(line) <= _LONGEST_LATIN and any(map(str.isalpha, line))
    return len(line) <= _LONGEST and not any(
        (WITH_TITLE.fullmatch(line), PART_HEAD.fullmatch(line), GENRE_LAST.search(line), _AUTHORS.fullmatch(line))
    )
