"""The lines of a text that is to be split, and the parts that it becomes."""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

from crawler.cleaners.record import Change


@dataclass(frozen=True, slots=True)
class Part:
    """One document of a page."""

    title: str | None  # its own, as its head or a line below names it
    text: str
    folded: str  # the text, folded
    head: str | None = None  # the line above it


@dataclass(frozen=True, slots=True)
class Split:
    """The parts of a page in order, and what was removed between them."""

    parts: tuple[Part, ...]
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a text."""

    lines: list[str]
    folded: list[str]
    starts: list[int]  # where each begins in the stage's input

    def cut(self, first: int, end: int | None = None) -> "Lines":
        """The lines from `first` up to `end`."""
        return Lines(self.lines[first:end], self.folded[first:end], self.starts[first:end])

    def behind(self, place: int) -> "Lines":
        """The lines without the first `place` characters of the first."""
        lines, folded = [self.lines[0][place:], *self.lines[1:]], [self.folded[0][place:], *self.folded[1:]]
        return Lines(lines, folded, [self.starts[0] + place, *self.starts[1:]])

    def change(self, rule: str, place: int = 0, end: int | None = None) -> Change:
        """The removal of line `place`, or of its characters up to `end`."""
        return Change("compilation", rule, self.starts[place], self.lines[place][:end])

    def part(self, title: str | None, head: str | None) -> Part:
        """The part that these lines are."""
        return Part(title, "\n".join(self.lines), "\n".join(self.folded), head)


def lines_of(broken: str, folded: str, breaks: list[int]) -> Lines:
    """The lines of a text; `breaks` are the places in it at which a line feed was put in."""
    lines = broken.split("\n")
    starts = list(accumulate((len(line) + 1 for line in lines[:-1]), initial=0))
    if not breaks:
        return Lines(lines, folded.split("\n"), starts)
    starts = [place - bisect_right(breaks, place - 1) for place in starts]
    return Lines([line.strip() for line in lines], [line.strip() for line in folded.split("\n")], starts)


def taken_before(whole: Lines, first: int, least: int, changes: list[Change]) -> list[Part]:
    """What stands above line `first`: a part, if it has `least` characters; else a site's words, which are removed."""
    before = whole.cut(0, first).part(None, None)
    if len(before.text) >= least:
        return [before]
    if before.text:
        changes.append(Change("compilation", "before the first part", whole.starts[0], before.text))
    return []
