"""Bytes in GB18030 among which one was lost or slipped in: what follows, up to the next ASCII, is read in step again.

A cut in the middle of a character, or a word of a program put there, moves all that follows by a byte, so that it is
read as other characters.
"""

from functools import cache
from itertools import accumulate

from crawler.cleaners.decode.characters import COMMON
from indexer import late_re as re

_RUN = re.compile(rb"[\x81-\xfe]{7,}")  # of characters whose bytes are both high, as those of GB 2312 are
_LOST = "\ufffd".encode("gb18030")
_MOST = 1_000_000  # bytes of a page; in longer ones such stretches stay as they are read, for time
_GAIN = 9  # by which the reading in step must be the better one: three common characters


def in_step(body: bytes) -> bytes:
    """The bytes with each that stands alone among whole characters written as a lost one."""
    return _RUN.sub(_run_in_step, body) if len(body) <= _MOST else body


def _run_in_step(match: re.Match[bytes]) -> bytes:
    run: bytes = match[0]
    if len(run) % 2 == 0:
        return run
    # How Chinese it is before a place, where the bytes are in step, and behind it, where they are not.
    before = list(accumulate((_weight(run[at : at + 2]) for at in range(0, len(run) - 1, 2)), initial=0))
    behind = list(accumulate((_weight(run[at : at + 2]) for at in range(len(run) - 2, 0, -2)), initial=0))[::-1]
    best = max(range(len(before)), key=lambda place: before[place] + behind[place])
    if before[best] + behind[best] < before[-1] + _GAIN:
        return run
    return run[: 2 * best] + _LOST + run[2 * best + 1 :]


def _weight(pair: bytes) -> int:
    """3 for one of the commonest characters, 1 for another of those that GB 2312 holds for their use."""
    return 3 if pair in _common() else int(0xB0 <= pair[0] <= 0xD7)


@cache
def _common() -> frozenset[bytes]:
    return frozenset(char.encode("gb18030") for char in COMMON)
