"""Finds the stretches of a text in which pairs may be wrong, at first sight; `shifted` weighs what stands in them.

A mark shows where the byte was lost; or only the end of the stretch shows it: a trail byte alone, as a letter among
Chinese characters, or a mark for two bytes that were no character, behind which the pairs are right again.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from crawler.cleaners.language.script import is_traditional
from crawler.cleaners.language.words import mean_likelihood
from crawler.cleaners.matches import MOST, matches
from crawler.cleaners.repair.lost_bytes.marks import ACROSS, LOST, SOUGHT, SOUGHT_OR_NARROW, WIDE
from crawler.cleaners.repair.questions import is_question
from crawler.cleaners.repair.rules import SINGLE
from indexer import late_re as re
from indexer.text import HAN

_HOPELESS = 0.1  # share of U+FFFD in a text, above which it was not decoded at all
_MOST_STRETCHES = 100  # of a text and a sort that are looked at
_MIN_LONG = 3  # characters of a stretch that must be less likely to be shifted
_CHINESE = -3.4  # mean power of ten of a character, above which a stretch is Chinese as it stands
_SHIFTED = -4.2  # the same, below which it may be shifted: 96 of 100 shifted ones lie below, and no whole ones
_TAIL = 2  # last characters of a stretch without a mark, which tell whether it is shifted
_NAMED = "ABCDEFGHIJKLMNOPQRSTUVWXYZ@[`~"  # ends that stand among Chinese characters in whole texts too: A股, K線
_SHIFTED_BEFORE_NAME = -3.6  # mean power of ten of the tail before such an end below which it is looked at
_AFTER = 4  # characters behind a stretch that are right again

_WIDE_OR_NOT = frozenset((*WIDE, *WIDE.values()))
_MARK = re.compile(f"[{LOST}]")
_TRAIL = rf"{SINGLE}(?=[\u3400-\u9fff，。、；：“”（）])"
# A blank of full width is A1A1: the end of one character and the beginning of a mark.
_UNIT = (
    rf"(?:[^\x00-\x7f\s\ufffd€]|[;,:!()?](?=[^\x00-\x7f\s]|{_TRAIL})"
    rf"|\?(?=\?{{1,3}}[^\x00-\x7f\s])|\u3000(?=[^\x00-\x7f\s]|[?\ufffd]|{_TRAIL}))"
)
# With the lost byte marked. The stretch ends with a single trail byte, or loses that to the next single byte.
_MARKED = re.compile(
    rf"(?P<lost>[{LOST}]{{1,3}})(?P<run>{_UNIT}{{0,120}})"
    rf"(?:(?P<end>{_TRAIL}|(?<=[^\x00-\x7f]){SINGLE})|[?\ufffd]|(?=[\s!-~]|\Z))"
)
# The same up to where a reader found the right pairs again.
_MARKED_AGAIN = re.compile(rf"(?P<lost>[{LOST}])(?P<run>(?:(?!\?){_UNIT}){{0,40}})[?\ufffd](?=[^\x00-\x7f\s\ufffd])")
# The same up to a mark that was found byte by byte too.
_MARKED_TO_MARK = re.compile(
    rf"(?P<lost>[{LOST}]{{1,2}})(?P<run>[{ACROSS}]?[^\x00-\x7f\s{SOUGHT}\ufffd€]{{0,40}})(?=[{SOUGHT_OR_NARROW}])"
)
# The same up to a mark that is the last byte before a reading, and its bracket.
_BEFORE_READING = re.compile(rf"(?P<lost>[?\ufffd])(?P<run>[{ACROSS}？](?:(?!\?){_UNIT}){{0,40}})\Z")
_LONGEST_UNMARKED = 9  # characters of a stretch
# Without a mark, known by its end: a single letter or sign where none belongs, or a lost byte before a single one.
_UNMARKED = re.compile(
    rf"(?<=[\u3400-\u9fff])(?P<run>(?:(?!\?){_UNIT}){{1,{_LONGEST_UNMARKED}}})(?:(?P<end>{_TRAIL})|"
    rf"[?\ufffd](?=[\s!-~]|\Z))"
)
_HAN_INSIDE = re.compile(f"[{HAN}]")
_END = re.compile(rf"(?:{_TRAIL}|[?\ufffd](?=[\s!-~]|\Z))(?<=(?:[^\x00-\x7f\s\ufffd€]|[;,:!()]).)")  # behind a unit
_LONGEST_AGAIN, _WHOLE = 40, 12  # characters of a stretch up to right pairs; of these at least are looked at
_AGAIN = re.compile(r"\ufffd(?<=[^\x00-\x7f\s\ufffd].)(?P<again>(?=[^\x00-\x7f\s\ufffd]))?")
_BEFORE_AGAIN = re.compile(rf"(?:(?!\?){_UNIT}){{1,{_LONGEST_AGAIN}}}\Z")


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch that may be shifted."""

    start: int
    end: int
    lost: str  # the marks of the lost byte; "" if it may have been lost before any of the characters
    run: str  # the characters that may be shifted
    last: str | None  # its last byte, if that stands alone
    again: bool = False  # whether its last byte and the first one behind it are no character: there the pairs are right

    def is_name(self, place: int) -> bool:
        """Whether only a letter that may be a name stands from a place on: 省A級 is no damage."""
        return not self.lost and self.last is not None and self.last in _NAMED and place == self.end - 1


def stretches(text: str, of_glosses: Sequence[int] = ()) -> list[Found]:
    """The stretches of a text in order, the surer first where two begin at one place; they may overlap.

    `of_glosses` are the places of question marks that stand for a byte and the bracket of a gloss (`bare`): a stretch
    begins behind a lead byte, and ends with a trail byte.
    """
    if not may_be_shifted(text):
        return []
    marked = _has_marks(text)
    found: list[Found] = []
    traditional = is_traditional(text)
    if marked:
        found += islice(_up_to_gloss(text, of_glosses), _MOST_STRETCHES)
        found += _first(_marked(_MARKED_AGAIN, text), again=True)
        found += islice(_unmarked_again(text, traditional=traditional), _MOST_STRETCHES)
        found += _first(_marked(_MARKED, text))
        found += _first(_marked(_MARKED_TO_MARK, text))
    if traditional:  # no trail byte of simplified characters is a single letter
        found += _first(_unmarked(text))
    return sorted(found, key=lambda one: one.start)


def may_be_shifted(text: str) -> bool:
    """Whether a text may have stretches: for most whole texts this is seen at once."""
    if _has_marks(text):
        return text.count("\ufffd") <= _HOPELESS * len(text)
    return _END.search(text) is not None


def _has_marks(text: str) -> bool:
    return any(mark in text for mark in LOST)


def _first(found: Iterator[re.Match[str]], *, again: bool = False) -> Iterator[Found]:
    for match in islice(found, _MOST_STRETCHES):
        groups = match.groupdict()
        yield Found(*match.span(), groups.get("lost", ""), groups["run"], groups.get("end"), again)


def _marked(form: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The stretches that begin with a mark; in one that is whole there may be another."""
    done = 0
    for mark in matches(_MARK, text):
        if mark.start() >= done and (match := form.match(text, mark.start())):
            hidden = _MARK.search(text, match.end("lost"), match.end()) is not None
            done = match.end("lost") if hidden and mean_likelihood(match["run"]) > _CHINESE else match.end()
            yield match


def _up_to_gloss(text: str, of_glosses: Iterable[int]) -> Iterator[Found]:
    """The stretches that begin with a mark across two characters and end with one of those."""
    for place in islice(of_glosses, MOST):
        first = max(0, place - _LONGEST_AGAIN)
        if before := _BEFORE_READING.search(text[first:place]):
            yield Found(first + before.start(), place + 1, before["lost"], before["run"], None)


def _unmarked(text: str) -> Iterator[re.Match[str]]:
    """The stretches that their end alone shows: looked for from there, for ends are few and beginnings everywhere."""
    done = 0
    for end in matches(_END, text):
        starts = range(max(done, end.start() - _LONGEST_UNMARKED), end.start())
        if match := next(filter(None, (_UNMARKED.match(text, start) for start in starts)), None):
            done = match.end()
            yield match


def _unmarked_again(text: str, *, traditional: bool) -> Iterator[Found]:
    """Those up to a mark behind which the text is paired rightly again."""
    done = 0
    for mark in matches(_AGAIN, text):
        place = mark.end() - 1
        again = mark["again"] is not None
        before = _BEFORE_AGAIN.search(text[max(done, place - _LONGEST_AGAIN) : place])
        if before and (again or not traditional):  # the other is one of those that their end shows
            run = _improbable(before[0])
            yield Found(place - len(run), place + 1, "", run, None, again)
            done = place + 1


def _improbable(run: str) -> str:
    """The end of a run, as far as it may be shifted, and some characters that are not."""
    length = min(_WHOLE, len(run))
    while length < len(run) and mean_likelihood(run[-length:][:_AFTER]) < _SHIFTED:
        length = min(length + _AFTER, len(run))
    return run[-length:]


def stands(found: Found, text: str, *, traditional: bool, names: bool = True) -> bool:
    """Whether a stretch is whole at first sight; `names`: so is one that only its end shows, a capital letter that may
    be a name, or a mark behind right pairs."""
    run, end, lost = found.run, found.last, found.lost
    if lost == "？" and is_question(text, found.start):
        return True
    follows = not found.again or mean_likelihood(text[found.end : found.end + _AFTER].partition("\n")[0]) >= _SHIFTED
    if not follows or (found.again and not names):
        return not follows
    if not run:
        return end is None or not traditional
    if not lost:  # in front of it stands text that is whole; 康姆．X is a name
        named = _SHIFTED_BEFORE_NAME if names else 0.0
        least = _SHIFTED if end is None else named if end in _NAMED else 0.0
        return run[-1] in "．·" or mean_likelihood(run[-_TAIL:]) > least
    # No author has one behind a question mark, and then others.
    if traditional and run[0] in _WIDE_OR_NOT and (len(run) > 1 or text[found.end : found.end + 1] in SOUGHT_OR_NARROW):
        return False
    long = len(run) >= _MIN_LONG or found.again
    shown = run.replace("?", "") or run  # a pair that was no character tells nothing
    if (len(run) > 1 or found.again) and mean_likelihood(shown) > (_SHIFTED if long else _CHINESE):
        return True
    if lost == "？" and not _HAN_INSIDE.search(run):
        return True
    # A shift of simplified characters goes on for long: a mark before a few characters proves none.
    return not traditional and (lost == "？" or not long)
