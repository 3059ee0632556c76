"""What a stretch of GBK text was before it lost bytes, proven by a whole copy of the text.

The copy's characters, encoded and damaged in the same way, must give exactly what stands here. A reader that goes
through both is followed: as long as nothing is lost the characters are equal; where the first byte of one is lost,
marked or not, the bytes that follow are read in pairs, as readers of GBK do, and each character that comes out must
stand here. A pair that is no character may be dropped, or marked, or its second byte read again as a first one. The
stretch ends where the pairs are the right ones again and the texts go on alike, or where both lines end.

A character has several forms that fold alike (發, 髮, 发), so a copy in the other script proves a text too: the bytes
choose the form.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from crawler.cleaners.repair.lost_bytes.marks import EURO, LOST, SOUGHT, WIDE
from indexer.text import fold

BEHIND = 4  # characters behind a stretch that must be equal, unless both lines end
BEHIND_MARK = 12  # the same where a mark is all that is left of a character: there no byte speaks for the copy
_MOST_MARKS = 3  # of one character
_SENTENCE_ENDS = "。！？；：.!?;:"
_MOST_SILENT = 3  # the first one leaves its second byte pending, and two pairs may be dropped side by side
_MOST_STATES = 20_000


class Proven(NamedTuple):
    """What stood in the first `end` characters of a stretch."""

    text: str
    end: int


class _State(NamedTuple):
    """How far the reader is in the damaged text and in the whole one.

    `pending` is a first byte that waits for its second one; None where the pairs are right. `equal` counts the
    characters that were equal since, as far as they count. `marked`: whether a mark alone stood for a character.
    `silent`: how many characters of the whole text in a row have left nothing here.
    """

    here: int
    there: int
    pending: int | None = None
    equal: int = 0
    marked: bool = False
    silent: int = 0


def proven(shown: str, whole: str, least: int, *, marks: bool) -> Proven | None:
    """What stood in the damaged text `shown` before it lost bytes, if the text `whole` proves it; None if it does not.

    Both begin at one place. White space in `shown` does not count, nor line feeds in `whole`. Where nothing is lost
    what is proven is the text as it stands.

    Args:
        least: characters of `shown` that are gone through at least.
        marks: whether a mark may stand for a whole Chinese character.
    """
    reader = _Reader(shown, whole, marks=marks)
    before: dict[_State, tuple[_State | None, str]] = {}
    ahead: list[tuple[_State, _State | None, str]] = [(_State(0, 0), None, "")]
    while ahead and len(before) < _MOST_STATES:
        state, parent, written = ahead.pop()
        if state in before:
            continue
        before[state] = parent, written
        if state.here >= least and reader.is_through(state):
            return Proven(_written(before, state), state.here)
        # The likeliest is looked at first: that nothing is lost.
        ahead += [(after, state, text) for after, text in reversed(list(reader.steps(state)))]
    return None


def _written(before: dict[_State, tuple[_State | None, str]], state: _State) -> str:
    pieces: list[str] = []
    at: _State | None = state
    while at is not None:
        at, text = before[at]
        pieces.append(text)
    return "".join(reversed(pieces))


class _Reader:
    def __init__(self, shown: str, whole: str, *, marks: bool):
        self._shown, self._whole, self._marks = shown, whole, marks
        self._folded, self._folded_whole = fold(shown), fold(whole)

    def is_through(self, state: _State) -> bool:
        """Whether the texts have come together again."""
        if state.pending is not None or state.equal >= (BEHIND_MARK if state.marked else BEHIND):
            return state.pending is None
        if self._shown[state.here : state.here + 1] not in ("", "\n"):
            return False
        if self._whole[state.there : state.there + 1] in ("", "\n"):
            return True
        # The copy has other lines: here one ends with a sentence. What follows it there may have left nothing here.
        return state.equal > 0 and not state.marked and self._whole[state.there - 1] in _SENTENCE_ENDS

    def steps(self, state: _State) -> Iterator[tuple[_State, str]]:
        """What may come next, the likeliest first, each with what is written for it."""
        if self._whole[state.there : state.there + 1] == "\n":
            yield state._replace(there=state.there + 1), ""
        elif state.pending is None:
            yield from self._right(state)
        else:
            yield from self._shifted(state)

    def _right(self, state: _State) -> Iterator[tuple[_State, str]]:
        here, there, equal, marked = state.here, state.there, state.equal, state.marked
        if here < len(self._shown) and self._shown[here].isspace():
            yield state._replace(here=here + 1), self._shown[here]
            return
        if there == len(self._whole):
            return
        if here < len(self._shown) and self._folded[here] == self._folded_whole[there]:
            yield _State(here + 1, there + 1, None, min(equal + 1, BEHIND_MARK), marked), self._shown[here]
        if here == len(self._shown):
            return
        for form, raw in _forms(self._whole[there]):
            if len(raw) == 2:
                for begun in self._after_mark(here):
                    yield from self._read([(begun, None)], raw[1:], form, state)
        if self._marks and "\u3400" <= self._whole[there] <= "\u9fff":
            for number in range(1, _MOST_MARKS + 1):
                if here + number > len(self._shown) or self._shown[here + number - 1] not in LOST:
                    break
                yield _State(here + number, there + 1, None, 0, True), self._whole[there]

    def _shifted(self, state: _State) -> Iterator[tuple[_State, str]]:
        here, there, pending = state.here, state.there, state.pending
        for end in self._after_mark(here):
            found_too = there < len(self._whole) and self._whole[there] in SOUGHT
            if (
                end == len(self._shown)
                or self._shown[end].isspace()
                or (found_too and self._shows(end, self._whole[there]))
            ):  # no second byte; a mark says so
                yield _State(end, there, None, int(end > here), state.marked), ""
        if there < len(self._whole):
            for form, raw in _forms(self._whole[there]):
                yield from self._read([(here, pending)], raw, form, state)

    def _after_mark(self, here: int) -> Iterator[int]:
        """Where a text goes on that may have a mark for what was no character, or none."""
        if here < len(self._shown) and self._shown[here] in LOST:
            yield here + 1
        yield here

    def _read(
        self, begun: Iterable[tuple[int, int | None]], raw: bytes, form: str, state: _State
    ) -> Iterator[tuple[_State, str]]:
        """The states after the bytes of a character, from places with what is pending there."""
        for byte in raw:
            begun = [after for here, pending in begun for after in self._fed(here, pending, byte)]
        for here, pending in dict.fromkeys(begun):
            silent = state.silent + 1 if here == state.here else 0
            if silent <= _MOST_SILENT:
                yield _State(here, state.there + 1, pending, 0, state.marked, silent), form

    def _fed(self, here: int, pending: int | None, byte: int) -> Iterator[tuple[int, int | None]]:
        if pending is None:
            if byte < 0x80 or byte == EURO:
                if self._shows(here, chr(byte) if byte < 0x80 else "€"):
                    yield here + 1, None
            elif byte < 0xFF:
                yield here, byte
            if byte in (EURO, 0xFF):
                yield from ((end, None) for end in self._after_mark(here))
            return
        may_follow = byte >= 0x40 and byte not in (0x7F, 0xFF)
        if may_follow and self._shows(here, _pair(pending, byte)):
            yield here + 1, None
        if not may_follow or not _is_character(pending, byte):
            for end in self._after_mark(here):
                if may_follow:
                    yield end, None  # both are gone
                yield from self._fed(end, None, byte)

    def _shows(self, here: int, char: str) -> bool:
        return here < len(self._shown) and char in (self._shown[here], WIDE.get(self._shown[here]))


@cache
def _pair(lead: int, trail: int) -> str:
    return bytes((lead, trail)).decode("gb18030", "ignore")


@cache
def _is_character(lead: int, trail: int) -> bool:
    return len(bytes((lead, trail)).decode("gbk", "ignore")) == 1


@cache
def _alike() -> dict[str, list[str]]:
    """The characters of GBK by how they fold."""
    pairs = (bytes((lead, trail)) for lead in range(0x81, 0xFF) for trail in range(0x40, 0xFF))
    chars = [*map(chr, range(0x21, 0x7F)), *(char for pair in pairs if len(char := pair.decode("gbk", "ignore")) == 1)]
    alike: dict[str, list[str]] = {}
    for char, folded in zip(chars, fold("\n".join(chars)).split("\n"), strict=True):
        alike.setdefault(folded, []).append(char)
    return alike


@cache
def _forms(char: str) -> tuple[tuple[str, bytes], ...]:
    """What a character may have been written as, itself first, each with its bytes."""
    forms = dict.fromkeys((char, *_alike().get(fold(char), ())))
    return tuple((form, raw) for form in forms if (raw := form.encode("gbk", "ignore")))
