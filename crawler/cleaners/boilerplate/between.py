"""Short lines that stand between lines of the site, before the author has said a word or after his last."""

import re
from collections.abc import Container, Iterable

from crawler.cleaners.boilerplate.repeated import PART_HEAD
from crawler.cleaners.boilerplate.repeated_title import GENRE_LAST, WITH_TITLE

_REACH = 16  # lines from either end that are looked at
_LONGEST = 20  # characters of such a line
# A clause, a year, a number before a heading, and what authors call the first and the last section of a text.
_AUTHORS = re.compile(
    r".*[,、年月].*|\W{0,2}[一二三四五六七八九十\d]{1,3}[、.)\s].*|"
    r"[(【\[]?(?:引言|前言|导语|导言|序言?|摘要|概述|概况|基本情况|[^,]{0,6}(?:结语|结束语|附件|附表|后记)[^,]{0,6})[)】\]]?"
)


def between_sites(folded: list[str], authors: Container[int], last: int) -> set[int]:
    """The places of such lines; `authors` are the lines that no rule took, of the first `last` of a text."""
    return {
        *_between(range(min(last, _REACH)), folded, authors),
        *_between(range(last - 1, max(last - _REACH, 0) - 1, -1), folded, authors),
    }


def _between(places: Iterable[int], folded: list[str], authors: Container[int]) -> list[int]:
    """Those among `places`, which lead from an end of the text inwards to the first line that may be the author's."""
    found: list[int] = []
    waiting: list[int] | None = None  # lines behind one of the site's; None before the first of them
    for place in places:
        if place not in authors:
            found += waiting or ()
            waiting = []
        elif waiting is None or not folded[place] or not _may_be_sites(folded[place]):
            break
        else:
            waiting.append(place)
    return found


def _may_be_sites(line: str) -> bool:
    return len(line) <= _LONGEST and not any(
        (WITH_TITLE.fullmatch(line), PART_HEAD.fullmatch(line), GENRE_LAST.search(line), _AUTHORS.fullmatch(line))
    )
