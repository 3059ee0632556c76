"""The pages of an article: which of them belong to it, and the one text that they make."""

from collections.abc import Iterable, Set

from crawler.cleaners.repair.lines import CLAUSE_ENDS, ENDS, OWN_LINE, is_within
from indexer import late_re as re

_SAME = 0.9  # of the characters of the longer text: a counter or a date may differ
_PROSE = 30  # characters of a line that is part of a sentence, and no heading
_COMMA = re.compile(r"，|,(?!\d)")
_COUNTS = re.compile("[一二三四五六七八九十]是$|[Ⅰ-Ⅻ]$")  # and what follows is counted: no line ends so
_OPEN, _CLOSED = re.compile("[“《（(][^“”《》（）()]*$"), re.compile("[^“《（(]*[”》）)]")  # quotation or bracket
_LABEL = re.compile("[^，。；、]{1,8}[：:]")  # 来源：, 导读：


def repeats(lines: Set[str], earlier: Iterable[Set[str]]) -> bool:
    """Whether a page of an article has the text of one of the earlier pages, by the lines of each.

    Many sites show the first page, or the last, at the address of a page that they do not have. (The same in Arc90's
    Readability, which looks for the first paragraph only, ends an article there.)
    """
    mine = _chars(lines)
    return any(0 < _SAME * max(mine, _chars(other)) <= _chars(lines & other) for other in earlier)


def _chars(lines: Iterable[str]) -> int:
    return sum(map(len, lines))


def joined(pages: Iterable[str]) -> str:
    """The text of an article, from those of its pages. A sentence that the end of a page cuts is whole again."""
    whole = ""
    for text in filter(None, pages):
        cut = _goes_on(whole.rpartition("\n")[2], text.partition("\n")[0])
        whole += text if cut or not whole else f"\n{text}"
    return whole


def _goes_on(last: str, first: str) -> bool:
    """Whether the last line of a page goes on in the first line of the next one.

    It does if a word, a number or a quotation is cut, or if both are prose and no sentence ends between them. Headings,
    items of lists, labels and titles begin lines of their own.
    """
    if not last or last[-1] in ENDS or OWN_LINE.match(first) or _LABEL.match(first):
        return False
    if is_within(last, first) or _COUNTS.search(last) or (_OPEN.search(last) and _CLOSED.match(first)):
        return True
    prose = len(last) >= _PROSE and not OWN_LINE.match(last) and _COMMA.search(last) is not None
    begun = prose or "。" in last or last[-1] in "，,、"
    ended = first[-1] in ENDS or len(first) >= _PROSE
    return begun and ended and CLAUSE_ENDS.search(first) is not None
