"""Numbers in which a site's program put a year for the digits 10: 硬化路面202300余平方米, 占应防的20230%, 22023国道.

It was to set old years forward, and replaced the two digits wherever they stood.
"""

from collections import defaultdict
from collections.abc import Iterator

from indexer import late_re as re

_NUMBER = re.compile(r"(?<![\d.．])(?:20[12]\d0{1,4}|20[12]\d0{0,2}[1-9]|[1-9]\d{0,2}20[12]\d)(?![\d.．年月日/-])")
# Nobody has 20230%, and who counts as far as 20230 hardly says 余; of money he may.
_PROOF = re.compile(r"20[12]\d0{1,4}(?=\s?(?:[%％]|[余多](?![万萬]?元)))")
_COUNTED = re.compile(
    r"\s?(?:[%％余多个個人名户戶亩畝头頭只隻株条條件份次场場元万萬吨噸米堆座处處公平立]|国道|國道|省道)"
)
_YEAR = re.compile(r"20[12]\d")
_LEAST = 2  # different ones; an author may say twice that he reached 20120余人


def rolled_numbers(text: str) -> Iterator[tuple[int, int, str]]:
    """First, end and "10" for each such year, in a text that has two different such numbers and one that proves it."""
    if not _PROOF.search(text):
        return
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    numbers: dict[str, set[str]] = defaultdict(set)
    proved: set[str] = set()
    for match in _NUMBER.finditer(text):
        year = _YEAR.search(match[0])
        if year is None or not _COUNTED.match(text, match.end()):
            continue
        first = match.start() + year.start()
        found[year[0]].append((first, first + len(year[0])))
        numbers[year[0]].add(match[0])
        if _PROOF.match(text, match.start()):
            proved.add(year[0])
    for year_shown in sorted(proved):
        if len(numbers[year_shown]) >= _LEAST:
            yield from ((first, end, "10") for first, end in found[year_shown])
