"""What stands in one line: how likely a character is there, and whether the line goes on with the one before it."""

from collections.abc import Iterable, Iterator, Mapping

from crawler.cleaners.language.words import cuts_word, likelihood
from indexer import late_re as re

BEGINS_NO_LINE = "，,。；;：:、！？!?）)》”%％"
# A heading numbered by Chinese numerals, a chapter, what is attached.
HEADING = r"[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|第[一二三四五六七八九十百\d]{1,4}[章节条篇部页]|附[:：件]"
# What begins a line of its own: a heading, a numbered item, a bullet. But 33.86万亩 is an amount.
OWN_LINE = re.compile(
    rf"{HEADING}|[（(]?\d{{1,3}}(?:[）)、]|[.．](?!\d{{1,3}}\s?(?:[%％‰万亿萬億元吨亩米个倍]|公[里斤顷])))|[-•·●■◆▪*]|[①-⑳]"
)
# 全年产粮6.3万, and 吨 behind the line's end. Matched from its beginning: a search would try again at every comma.
_ENDS_COUNTING = re.compile("[^，。；、,;]*[，。；、,;].*[0-9] ?[万萬亿億]?$")
_GOES_ON_COUNTING = re.compile(
    "(?!(?:19|20)[0-9]{2} ?年)[0-9]|[万萬亿億]?(?:[元吨噸亩畝]|公[里斤顷頃]|平方|立方)|[%％‰]"
)
CLAUSE_ENDS = re.compile("[，。；：,;:]")
ENDS = frozenset('。！？!?：:；;…”"》）)】')  # of a paragraph


def placed(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a text, each with the place where it begins."""
    place = 0
    for line in text.split("\n"):
        yield place, line
        place += len(line) + 1


def beside(text: str, first: int, end: int, reach: int) -> tuple[str, str]:
    """What stands before and behind a stretch in its line, up to so many characters of each."""
    return text[max(0, first - reach) : first].rpartition("\n")[2], text[end : end + reach].partition("\n")[0]


def is_within(before: str, behind: str) -> bool:
    """Whether what parts two pieces stands within a word, before a mark that begins no line, or in an amount in prose.

    A line that is nothing but a number is a cell of a table.
    """
    if _GOES_ON_COUNTING.match(behind) and _ENDS_COUNTING.match(before):
        return True
    return behind.startswith(tuple(BEGINS_NO_LINE)) or cuts_word(before, behind)


def gain(text: str, place: int, meant: Iterable[str], others: Mapping[str, str] = {}, reach: int = 5) -> float:
    """By how many powers of ten the likeliest of some characters is likelier than the one that stands there.

    Args:
        others: characters around it that are known to stand for others.
        reach: characters on either side that are weighed.
    """
    before, behind = beside(text, place, place + 1, reach)
    if others:
        before, behind = ("".join(others.get(char, char) for char in words) for words in (before, behind))
    shown = likelihood(before + text[place] + behind)
    return max((likelihood(before + char + behind) for char in meant), default=shown) - shown
