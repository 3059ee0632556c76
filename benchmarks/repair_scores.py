"""What became of damaged spots: restored, left and flagged, left in silence, or wrong."""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from difflib import SequenceMatcher
from itertools import zip_longest

from crawler.cleaners.repair import is_damaged

_MOST_OPEN = 3  # characters that one question mark stands for


@dataclass(slots=True)
class Score:
    """Of the damaged spots of one kind.

    Args:
        spots: how many there are.
        right: how many of them are as they were.
        partly: of how many some is restored and the rest open.
        wrong: in how many something came out that the author did not write, even beside question marks.
        flagged: how many of those that are neither right nor wrong are flagged.
        characters, back: how many characters lost bytes shifted, and how many of these came back.
        shown: what is not right, to be read.
    """

    spots: int = 0
    right: int = 0
    partly: int = 0
    wrong: int = 0
    flagged: int = 0
    characters: int = 0
    back: int = 0
    shown: list[str] = field(default_factory=list)

    def add(self, other: "Score") -> None:
        """Count another kind's spots too."""
        for one in fields(self):
            setattr(self, one.name, getattr(self, one.name) + getattr(other, one.name))

    def spot(self, whole: str, broken: str, out: str, *, flagged: bool) -> None:
        """A text that was damaged in one spot: before, damaged, and as it came out."""
        first, last = _same(broken, whole)
        shifted = whole[first : len(whole) - last]
        back = came_back(out[first : len(out) - last], shifted, broken[first : len(broken) - last])
        self.spots += 1
        self.right += out == whole
        self.characters += len(shifted)
        self.back += back or 0
        if out == whole:
            return
        # What is only partly gone is no worse than it was: nothing is missing that the author wrote.
        harmless = _holds(out, whole)
        wrong = back is None and out != broken and not harmless
        self.wrong += wrong
        self.flagged += flagged and not wrong
        self.partly += back is not None and out != broken and not harmless
        self._show(whole, out, wrong=wrong, flagged=flagged, changed=out != broken)

    def signs(self, whole: str, broken: str, out: str, *, flagged: bool) -> None:
        """A text in which signs were put in, or put for others, at several places: each is a spot."""
        if len(broken) == len(whole) == len(out):
            places = [(one, shown, came) for one, shown, came in zip(whole, broken, out, strict=True) if one != shown]
            right = sum(one == came for one, _, came in places)
            wrong = sum(came not in (one, shown) for one, shown, came in zip(whole, broken, out, strict=True))
            left = sum(shown == came for _, shown, came in places)
            spots = len(places)
        else:
            spots = len(broken) - len(whole)
            wrong, left = _lost_and_left(whole, out)
            right = max(spots - left - wrong, 0)
        self.spots += spots
        self.right += right
        self.wrong += wrong
        self.flagged += left if flagged else 0
        if out != whole:
            self._show(whole, out, wrong=bool(wrong), flagged=flagged, changed=out != broken)

    def paragraphs(self, whole: str, broken: str, out: str, *, lost: bool) -> None:
        """A page that was decoded wrongly: each paragraph is a spot; `lost`: whether decoding lost characters."""
        left_broken = str.maketrans(dict.fromkeys(set(broken) - set(whole), "?"))
        for one, came in zip_longest(whole.split("\n"), out.split("\n"), fillvalue=""):
            self.spots += 1
            self.right += one == came
            if one != came:
                first, last = _same(one, came)
                open_ = came[first : len(came) - last].translate(left_broken)
                wrong = came_back(open_, one[first : len(one) - last]) is None
                flagged = not wrong and (lost or is_damaged(came))
                self.wrong += wrong
                self.flagged += flagged
                self._show(one, came, wrong=wrong, flagged=flagged)

    def _show(self, whole: str, out: str, *, wrong: bool, flagged: bool, changed: bool = False) -> None:
        sort = "WRONG" if wrong else "left, flagged" if flagged else "left"
        self.shown.append(f"{sort}: {_difference(whole, out)}" + (" (changed)" if changed else ""))


def came_back(stretch: str, shifted: str, shown: str = "") -> int | None:
    """How many characters of a stretch came back; None where others came.

    A question mark stands for what is open: none, or up to three characters. What stands before the first, or is still
    as it was `shown`, may be as broken as it was.
    """
    if stretch == shifted:
        return len(shifted)
    anywhere = range(len(shifted) + 1)
    first, last = _same(stretch, shown)
    for begin in (0, max(stretch.find("?"), 0), first):
        for end in (len(stretch), len(stretch) - last):
            pattern = stretch[begin:end]
            ends = _reached(pattern, shifted, anywhere if begin else (0,))
            if begin < end and (ends if end < len(stretch) else len(shifted) in ends):
                return len(pattern) - pattern.count("?")
    return None


def _reached(pattern: str, text: str, places: range | tuple[int, ...]) -> set[int]:
    """Where a pattern may end in a text that begins at one of some places."""
    ends = set(places)
    for char in pattern:
        if char == "?":
            ends = {end + more for end in ends for more in range(_MOST_OPEN + 1) if end + more <= len(text)}
        else:
            ends = {end + 1 for end in ends if text.startswith(char, end)}
    return ends


def _same(one: str, other: str) -> tuple[int, int]:
    """How many characters two texts share at their beginning, and behind these at their end."""
    least = min(len(one), len(other))
    first = next((place for place in range(least) if one[place] != other[place]), least)
    last = next((place for place in range(least - first) if one[-1 - place] != other[-1 - place]), least - first)
    return first, last


def _lost_and_left(whole: str, out: str) -> tuple[int, int]:
    """At how many places characters of `whole` are gone, and how many stand in the text that it lacks."""
    if _holds(out, whole):  # none is gone, which is told faster
        return 0, len(out) - len(whole)
    apart = SequenceMatcher(None, whole, out, autojunk=False).get_opcodes()
    changes = [span for kind, *span in apart if kind != "equal"]
    return sum(end > first for first, end, _, _ in changes), sum(end - first for _, _, first, end in changes)


def _holds(text: str, whole: str) -> bool:
    """Whether all characters of `whole` stand in the text in their order."""
    rest: Iterator[str] = iter(text)
    return all(char in rest for char in whole)


def _difference(one: str, other: str) -> str:
    """Where two texts differ, with a little around it."""
    first, last = _same(one, other)
    start = max(0, first - 8)
    end, its_end = len(one) - last + 8, len(other) - last + 8
    return f"{one[start:end][:120]!r} came as {other[start:its_end][:120]!r}"
