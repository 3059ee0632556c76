"""Commas that a site's program set before other marks: 3月9日，，曹武镇召开大会，，各村，、镇直单位参加会议，。"""

import re
from collections.abc import Iterator
from itertools import islice

_BEFORE_A_MARK = re.compile(r"[，,](?=[，,、。；;])")
_LEAST = 3  # in a text; one or two may be slips of the author's
_MOST = 5_000  # of a text


def doubled(text: str) -> Iterator[tuple[int, int]]:
    """First and end of each comma behind which another mark stands, in a text that has several."""
    found = [match.span() for match in islice(_BEFORE_A_MARK.finditer(text), _MOST)]
    if len(found) >= _LEAST:
        yield from found
