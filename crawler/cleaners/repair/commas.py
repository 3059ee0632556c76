"""Commas that a site's program set before other marks: 3月9日，，曹武镇召开大会，，各村，、镇直单位参加会议，。"""

from collections.abc import Iterator

from crawler.cleaners.matches import matches
from indexer import late_re as re

_BEFORE_A_MARK = re.compile(r"[，,](?=[，,、。；;])")
_LEAST = 3  # in a text; one or two may be slips of the author's


def doubled(text: str) -> Iterator[tuple[int, int]]:
    """First and end of each comma behind which another mark stands, in a text that has several."""
    found = [match.span() for match in matches(_BEFORE_A_MARK, text)]
    if len(found) >= _LEAST:
        yield from found
