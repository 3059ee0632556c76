"""What copies have proven of damaged texts, kept in a file by the line in which a spot stands, as it stands there but
for bracketed readings (`bare`).

A line of the file is one spot. Each is proven again where it is used, so the file may be read, cut and carried along.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, astuple, dataclass, replace
from functools import lru_cache
from itertools import pairwise, takewhile
from pathlib import Path

from crawler.cleaners.repair.by_copy.proof import Proven, proven
from crawler.cleaners.repair.lines import placed
from crawler.cleaners.repair.lost_bytes.stretches import may_be_shifted
from indexer.trouble import Trouble

_LED_IN, _READ_ON = 8, 300  # characters before the first spot of a line, and behind its last one, that are read too


@dataclass(frozen=True, slots=True)
class Restoration:
    """What is `shown` at `start` in the line with the key `line` was `text`, as the summary `copy` proves."""

    line: str
    start: int
    shown: str
    text: str
    copy: str


def key_of(line: str) -> str:
    """What stands for a line of a bare text, as it was before repair."""
    return hashlib.blake2b(line.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def restorations(text: str, since: int, found: Proven, copy: str) -> Iterator[Restoration]:
    """What a copy proves of a text from a place on: of each line what is not as it stands."""
    behind = since + found.end
    begin, end = text.rfind("\n", 0, since) + 1, text.find("\n", behind)
    end = end if end >= 0 else len(text)
    rewritten = text[begin:since] + found.text + text[behind:end]
    for line, whole in zip(text[begin:end].split("\n"), rewritten.split("\n"), strict=True):
        if line != whole:
            first = _alike(line, whole)
            last = _alike(line[first:][::-1], whole[first:][::-1])
            shown, was = line[first : len(line) - last], whole[first : len(whole) - last]
            yield Restoration(key_of(line), first, shown, was, copy)


def _alike(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def restored(text: str, file: Path) -> Iterator[tuple[int, Restoration]]:
    """The spots of a text that copies have proven, in order, each with its place in the text."""
    if not may_be_shifted(text):
        return
    known = read(file)
    are_proven: dict[str, bool] = {}  # by the key of a line: a page may have one line again and again
    for start, line in placed(text):
        key = key_of(line)
        of_line = known.get(key, ())
        if of_line and key not in are_proven:
            are_proven[key] = _are_proven(line, of_line)
        if of_line and are_proven[key]:
            yield from ((start + one.start, one) for one in of_line)


def _are_proven(line: str, restored: tuple[Restoration, ...]) -> bool:
    """Whether a line has what these restorations show, and is what becomes of their text when it is damaged."""
    spans = [(one.start, one.start + len(one.shown)) for one in restored]
    if any(end > first for (_, end), (first, _) in pairwise(spans)):
        return False
    if any(line[first:end] != one.shown for one, (first, end) in zip(restored, spans, strict=True)):
        return False
    begin, end = max(0, spans[0][0] - _LED_IN), min(len(line), spans[-1][1] + _READ_ON)
    edges = [begin, *(place for span in spans for place in span), end]
    kept = [line[first:last] for first, last in zip(edges[::2], edges[1::2], strict=True)]
    whole = kept[0] + "".join(one.text + behind for one, behind in zip(restored, kept[1:], strict=True))
    return proven(line[begin:end], "".join(whole.split()), end - begin, marks=True) is not None


def in_file(found: Iterable[Restoration]) -> str:
    """The content of a file of them, the same for the same ones in whatever order.

    A line that stands in several texts may have been proven by a copy for each; one of them is named.
    """
    ordered = sorted(set(found), key=astuple)
    once = {replace(one, copy=""): one for one in reversed(ordered)}
    return "".join(json.dumps(asdict(one), ensure_ascii=False) + "\n" for one in reversed(once.values()))


def read(file: Path) -> dict[str, tuple[Restoration, ...]]:
    """The restorations of a file by their lines, in order. Raises Trouble where it cannot be read."""
    try:
        state = file.stat()
    except FileNotFoundError:  # taken away while we work
        return {}
    return _read(file, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=1)
def _read(file: Path, _changed: int, _size: int) -> dict[str, tuple[Restoration, ...]]:
    found: dict[str, list[Restoration]] = {}
    try:
        for line in filter(None, file.read_text("utf-8").split("\n")):
            one = Restoration(**json.loads(line))
            if not isinstance(one.start, int) or not all(isinstance(word, str) for word in (one.shown, one.text)):
                raise ValueError("not of this form")
            found.setdefault(one.line, []).append(one)
    except (OSError, ValueError, TypeError) as error:
        raise Trouble(
            f"{file}: not what `scrapy restore` writes ({error}); delete it, and that makes it anew"
        ) from error
    return {line: tuple(sorted(of_line, key=lambda one: one.start)) for line, of_line in found.items()}
