"""How much a line reads like a site's and not an author's: by its characters and pairs of characters.

No list of wordings has them all; many little things together tell lines in words that no rule knows. The table,
`likeness.txt`, is fitted to lines of both kinds by `python -m benchmarks.likeness` (logistic regression over what
stands in a line at all). A line of it is a weight, and what has it: 0 is any number, A a word in Latin letters, W an
address, _ white space, ^ and $ the line's ends.
"""

from functools import cache
from itertools import pairwise
from math import sqrt

from crawler.cleaners.boilerplate.rules.rule import cues
from crawler.cleaners.tables import rows
from indexer import late_re as re

Table = tuple[float, dict[str, float]]  # the log-odds to begin with, and the weights of what stands in lines
LENGTH = 1  # added to how many parts a line has, by whose root its weights are divided
_LONGEST = 120  # characters that are read
_LATIN = re.compile(r"[a-z][a-z0-9.@_%&=+#~'*-]*|https?://\S+")
_SAYING = frozenset(cues("word app vip ppt qq pdf doc docx ai wps vx v kimi html www"))  # as they are
_NUMBER = re.compile(r"\d+(?:[.,:/-]\d+)*|[〇零一二三四五六七八九十百千万]{2,}")
_CHINESE = re.compile("[\u4e00-\u9fff]")
# With fewer Chinese characters, or characters of any sort, a line says too little: 阅读使人进步 may be a heading.
_FEWEST, _SHORTEST = 5, 10
_LEAST_BRIEF = -1.0  # log-odds of a line with fewer characters
_PER_LATIN = 90  # characters of a line without Chinese that lower them by 1


def likeness(folded: str) -> float:
    """The log-odds that a folded line is a site's; below 0 where it is too short to tell."""
    if len(folded) < _SHORTEST or sum(1 for _ in _CHINESE.finditer(folded)) < _FEWEST:
        return -1.0
    return odds(folded)


def odds(folded: str) -> float:
    """The same of a line of any length. A brief one speaks for a site half as much, and against it little."""
    if not _CHINESE.search(folded):  # the table knows few such lines; the longer, the more they are titles
        return -len(folded) / _PER_LATIN
    found = odds_of(_table(), folded)
    return found if len(folded) >= _SHORTEST else max(found / 2, _LEAST_BRIEF)


def odds_of(table: Table, folded: str) -> float:
    """The log-odds that a table gives a folded line, however short."""
    start, weights = table
    found = [weights[part] for part in parts_of(folded) if part in weights]
    return start + sum(found) / sqrt(len(found) + LENGTH)


def parts_of(folded: str) -> set[str]:
    """The characters and pairs of characters of a folded line, with its words in Latin letters and numbers blanked."""
    line = _LATIN.sub(_blanked, folded.strip()[:_LONGEST])
    line = f"^{'_'.join(_NUMBER.sub('0', line).split())}$"
    return {*line, *map("".join, pairwise(line))}


def _blanked(word: re.Match[str]) -> str:
    return word[0] if word[0] in _SAYING else "W" if "." in word[0] else "A"


@cache
def _table() -> Table:
    [start], *table = rows("boilerplate/likeness", 2)
    weights: dict[str, float] = {}
    for weight, parts in table:
        weights.update(dict.fromkeys(parts.split(" "), float(weight)))
    return float(start), weights
