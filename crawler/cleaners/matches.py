"""The matches of a pattern in a text, as many as any real text has: a hostile one has a million."""

from collections.abc import Iterator
from itertools import islice

from indexer import late_re as re
from indexer.text import HAN

_UNCERTAIN = re.compile(rf"\\.|[{HAN}a-z\d](?=[?*{{])|\{{[^}}]*\}}")
_INNERMOST = re.compile(r"\[[^]]*\]|\([^()]*\)")
MOST = 5_000  # of a text; a real one has some hundred of what is looked for


def matches(pattern: re.Pattern[str], text: str, most: int = MOST) -> Iterator[re.Match[str]]:
    """The first matches of a pattern, at most so many."""
    return islice(pattern.finditer(text), most)


def matches_often(pattern: re.Pattern[str], text: str, least: int) -> bool:
    """Whether a pattern matches so many times at least."""
    return sum(1 for _ in matches(pattern, text, least)) == least


def words_needed(pattern: str) -> tuple[str, ...]:
    """Words of which one stands in whatever a pattern for folded text finds; to look for them first is faster.

    >>> words_needed("[三3]个代表|新(?:型农村合作医疗|农合)|科学的?发展观")
    ('个代表', '新', '发展观')
    """
    while pattern != (outer := _INNERMOST.sub("\n", pattern)):
        pattern = outer
    certain = _UNCERTAIN.sub("\n", pattern).split("|")
    return tuple(max(re.findall(rf"[{HAN}a-z\d]*", words), key=len) for words in certain)
