"""Restores the stretches behind lost bytes.

總結 is BF82 BD59. Without BF, 82BD is read as 偨 and 59 as Y: `?偨Y`. Encoded again, with one lead byte before them,
the bytes make the right pairs, so the characters are certain, except two: the first may have any lead byte, and the
last any trail byte if the shift ran into a single byte that was lost with it. A pair that is no character is dropped by
some readers (`學?;A設施` is 學校基礎設施); its two bytes are open too. What may stand in the open places is weighed by
how likely the text becomes (`unshifting`), and by the language of the archive's texts where that was learned.

On real pages most bytes were lost where a site replaced marks byte by byte: ？, A3BF, is also found across 專科, 8CA3
BFC6. What is left, `??粕` or `?；顒` (。活動), contains the mark and so both bytes that met in it. Of the two
characters only the first one's lead byte is open, and three times in five that is a full stop's. A converter that
glosses characters byte by byte leaves as clear a trace (`bare`).

Nothing is changed unless what comes out is far likelier Chinese than what stood there.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby, takewhile
from pathlib import Path
from typing import NamedTuple

from crawler.cleaners.language.ngrams import Ngrams
from crawler.cleaners.language.words import NEVER, likelihood
from crawler.cleaners.repair.lines import beside
from crawler.cleaners.repair.lost_bytes.bare import Bare
from crawler.cleaners.repair.lost_bytes.context import Context, pairs_of
from crawler.cleaners.repair.lost_bytes.marks import ACROSS, SOUGHT_OR_NARROW, WIDE
from crawler.cleaners.repair.lost_bytes.stretches import Found, stands, stretches
from crawler.cleaners.repair.lost_bytes.sureness import BY_LANGUAGE, BY_WORDS, LONG, OF_MARK
from crawler.cleaners.repair.lost_bytes.unshifting import (
    ANY_LEAD,
    ANY_TRAIL,
    Bytes,
    Step,
    Stretch,
    byte_of,
    ends_as_stop,
    no_pair,
)
from indexer import late_re as re
from indexer.text import HAN

# Milliseconds, by `_cost`, for which the stretches of one text are read: 7 of the dearest, 225 others. (With 300, 19 of
# sixty damaged places in a text were restored, and 28 now; no text took more than 1.6 s of a quiet machine.)
_MOST_READ = 450
# By what a language model multiplies the cost of a stretch, and of one whose last byte is open.
_DEARER, _DEARER_OPEN = 2, 4
_CONTEXT = 4  # characters on either side that are weighed with a stretch
_QUOTED = 12  # characters of a run in which a quotation may have been opened
# Powers of ten: by which what comes out must be likelier; that a question mark costs of which nothing is left; and by
# which two marks come rather from a mark across two characters than from a byte lost otherwise.
_BETTER, _BETTER_UNMARKED = 2.0, 3.0
_GONE = 3.0
_ACROSS = 3.0
# A letter among Chinese characters (A股, X袋) is changed where the language model gives the character with those beside
# it at least the first power of ten, and the second more than the letter. That changes three of 1,700 lines of whole
# texts with such a letter, and three in four of damaged ones.
_WELL_KNOWN, _BETTER_THAN_SHOWN = -11.0, 5.0
# What a mark stands for where no byte is lost, and the powers of ten by which what is restored must be likelier.
_MAY_BE_MARKED, _BETTER_THAN_OTHERS = ("", "·", "“", "”", "——", "？"), 1.0
_MARKS = frozenset("?\ufffd")
_STOPS = "，。、；：！,;:!"
_LONG = 16  # characters of a long stretch

_WIDE = str.maketrans(WIDE)  # the bytes are those of the full-width ones
_HAN_INSIDE = re.compile(f"[{HAN}]")
_COUNTY = re.compile(rf"(?:(?<=\?)|\A)(?![全我本各该該])[{HAN}]{{1,2}}(?=([县縣]))")
_NO_STOP = re.compile(
    "。(?:(?<=[不没沒很更最太需把将將和与與及在对對为為从從向被各每该該其于於由未已且并並而或]。).?|(?=[，。、；：！？]))"
)


@dataclass(frozen=True, slots=True)
class Mended:
    """What stood in a stretch of the text before the byte was lost; an open character is `?`."""

    start: int
    end: int
    text: str
    language: str | None = None  # the identity of the language model that weighed it; None: only words did


def mended(bare: Bare, language: Path | None = None) -> list[Mended]:
    """The restored stretches of a text, in order.

    Args:
        bare: the text without glosses.
        language: file of the model of the archive's texts, where there is one; only read where a stretch is found.
    """
    text = bare.text
    budget = _MOST_READ
    done: list[Mended] = []
    of_glosses = [place for place in bare.marks if text[place] == "?"]
    possible = stretches(text, of_glosses)
    context = Context(text, bare.marks, language, possible)
    is_whole = partial(stands, text=text, traditional=context.traditional)
    for start, at_start in groupby(possible, key=lambda found: found.start):
        if done and start < done[-1].end:
            continue
        restored: dict[int, _Restored] = {}  # by the end of the stretch
        for found in at_start:
            if found.end in restored:
                continue
            glossed = start in bare.marks and text[start] == "?"
            whole = not glossed and is_whole(found)
            if whole and (context.language is None or is_whole(found, names=False)):
                continue
            by_language = context.language is not None and not _is_long(found)
            budget -= _cost(found, by_language=by_language)
            if budget < 0:
                return done
            restored[found.end] = _restored(found, context, whole=whole)
        best = max(restored.values(), key=lambda one: one.gain, default=None)
        if best and best.mended:
            done.append(best.mended)
    return done


def _cost(found: Found, *, by_language: bool) -> int:
    """About how many milliseconds it takes to read a stretch: the more of it is open, the more."""
    dearer = _DEARER if by_language else 1
    if found.again:
        return (2 + len(found.run) // 2) * dearer
    if not found.lost:
        return (2 + len(found.run) if found.last else 10 + 4 * len(found.run)) * dearer
    # A mark more may stand for any character, or for one that is gone.
    cost = (2 if found.last else 5) * (1 + 2 * (len(found.lost) - 1 + found.run.count("?"))) + len(found.run) // 3
    return cost * (dearer if found.last or not by_language else _DEARER_OPEN)


def _is_long(found: Found) -> bool:
    """Whether a stretch is so long that two pairs side by side may have been dropped without a mark. The lattice does
    not know of that: by words much then stays open, while a language model would find something likely."""
    return len(found.run) >= _LONG and "?" not in found.run and not found.again


class _Reading(NamedTuple):
    """The likeliest way to read the bytes of a stretch."""

    power: float  # how likely it is, as a power of ten
    gone: str  # the marks before it that stand for nothing else
    stretch: Stretch
    steps: Callable[[], list[Step]]


class _Restored(NamedTuple):
    """By how many powers of ten a stretch becomes likelier, and what it was; None where that is too little."""

    gain: float
    mended: Mended | None


def _restored(found: Found, context: Context, *, whole: bool) -> _Restored:
    """What a stretch was; `whole`: at first sight it is no shift."""
    glossed = context.glossed_last(found)
    # The mark is the byte before a reading and its bracket, or before a mark that was found byte by byte.
    behind = context.text[found.end : found.end + 1]
    if found.again and (glossed is not None or (found.run[:1] in ACROSS and behind in SOUGHT_OR_NARROW)):
        found = replace(found, again=False)
    language = None if _is_long(found) else context.language
    read = _likeliest(found, context, glossed, whole=whole, by_language=language is not None)
    if read is None:
        return _Restored(NEVER, None)
    told = read.stretch.leads is not ANY_LEAD
    shown = context.text[found.start : found.end]
    gain = read.power - likelihood(read.stretch.before + shown + read.stretch.behind)
    if gain < (0 if told else _BETTER if found.lost else _BETTER_UNMARKED):
        return _Restored(gain, None)
    sure = BY_LANGUAGE if language else BY_WORDS
    least = OF_MARK if whole else LONG if _is_long(found) else sure.of(found, told=told)
    ends = [ends_as_stop(pair) for pair in read.stretch.pairs]
    written = context.written(read.steps(), found, least, sure.stop, ends)
    written = _open_stops(_open_names(written, context.text), read.stretch)
    return _Restored(gain, _changed(found, read.gone + written, context.text, language, doubtful=whole, told=told))


def _open_names(written: str, text: str) -> str:
    """What is restored of a stretch, with a county's name opened at its beginning or behind an open character, if the
    text names that county nowhere else: 把?曹縣 may as well be 把波密縣."""
    return _COUNTY.sub(lambda name: name[0] if f"{name[0]}{name[1]}" in text else "?" * len(name[0]), written)


def _open_stops(written: str, stretch: Stretch) -> str:
    """What is restored of a stretch, with full stops opened where no sentence ends: behind 不, together with the next
    character, and before another mark."""
    before, behind = stretch.before[-1:], stretch.behind[:1]
    opened = _NO_STOP.sub(lambda stop: "?" * len(stop[0]), before + written + behind)
    return opened[len(before) : len(before) + len(written)]


def _likeliest(
    found: Found, context: Context, glossed: str | None, *, whole: bool, by_language: bool
) -> _Reading | None:
    """The likeliest way to read the bytes of a stretch; `glossed`: what its last character may be."""
    before, behind = beside(context.text, found.start, found.end, _CONTEXT)
    barred_first = _STOPS if found.lost and before[-1:] in _STOPS else ""  # as no stop follows another or begins a line
    barred = _never_last(context.text[: found.start].rpartition("\n")[2], found.run, behind)
    silent = "?" not in found.run and not found.again
    last = _last(found, behind, whole=whole)
    if glossed is not None and found.last is None:
        last = tuple(pair[1] for pair in pairs_of(glossed)) or ANY_TRAIL
    leads, ending = context.leads(found), frozenset(glossed or ())
    language = context.its_language if by_language else None
    best: _Reading | None = None
    for gone, pairs in _pairs(found.lost, found.run):
        shown = None if found.lost else found.run
        stretch = Stretch(before, tuple(pairs), last, behind, shown, silent, barred_first, barred, leads, ending)
        power, steps = context.unshifted(stretch, language=language)
        power += _ACROSS * (stretch.ends_as_stop and len(found.lost) > 1) - _GONE * len(gone)
        if power > (best.power if best else NEVER):
            best = _Reading(power, gone, stretch, steps)
    return best


def _changed(
    found: Found, written: str, text: str, language: Ngrams | None, *, doubtful: bool, told: bool
) -> Mended | None:
    """What of a stretch differs from what is shown; None if no Chinese character comes out, or only one that may be a
    name or a mark and that the language model does not know.

    Args:
        written: what is restored of the stretch.
        doubtful: whether at first sight the stretch is no shift.
        told: whether a gloss tells the lost byte.
    """
    as_shown = (shown == restored for shown, restored in zip(found.run, written, strict=False))
    same = 0 if found.lost else sum(takewhile(bool, as_shown))
    start, after = found.start + same, written[same:]
    if not _HAN_INSIDE.search(after):
        return None
    shown = text[start : found.end]
    if doubtful or found.is_name(start) or (set(shown) <= _MARKS and not told):
        before, behind = beside(text, start, found.end, _CONTEXT)
        if language is None or not _is_known(language, before, after, shown, behind):
            return None
    return Mended(start, found.end, after, language.identity if language is not None else None)


def _is_known(language: Ngrams, before: str, after: str, shown: str, behind: str) -> bool:
    """Whether the language model knows what comes out well, and finds it far likelier than what stands there and than
    what a mark may stand for else."""
    restored = language.power(before + after + behind)
    if restored < max(_WELL_KNOWN, language.power(before + shown + behind) + _BETTER_THAN_SHOWN):
        return False
    others = _MAY_BE_MARKED if set(shown) <= _MARKS else ()
    return all(restored >= language.power(before + other + behind) + _BETTER_THAN_OTHERS for other in others)


def _last(found: Found, behind: str, *, whole: bool) -> Bytes:
    """What the last byte of a stretch may be."""
    if found.again:
        return ANY_TRAIL if whole else no_pair(behind[0])  # without a shift the mark may be left of any encoding
    if found.last is None:
        return ANY_TRAIL
    return (byte_of(found.last),)


def _never_last(line: str, run: str, behind: str) -> str:
    """The marks that the last character of a stretch cannot be, by what stands behind it.

    Before a stop any but a closing one; at the end of a paragraph commas, opening ones, and closing ones that nothing
    in the line opened.
    """
    if behind:
        return "，。、；：！？“《（" if behind[0] in _STOPS else ""
    closed = [pair[1] for pair in ("“”", "《》", "（）") if line.count(pair[0]) <= line.count(pair[1])]
    return "，、“《（" + "".join(closed if len(run) < _QUOTED else [])


def _pairs(lost: str, run: str) -> Iterator[tuple[str, list[bytes | None]]]:
    """The pairs that a stretch may have been read from, None for one that was no character; with the marks before them
    that stand for characters that are gone.

    Of several marks one is the lost byte's, and the others are full-width ones, or stand for such characters.
    """
    marks = lost[1:].replace("\ufffd", "?")
    for gone in dict.fromkeys(("", marks)):  # in this order, on every run
        shown = (marks.removeprefix(gone) + run).translate(_WIDE)
        pairs: list[bytes | None] = []
        for char in shown:
            try:
                pairs.append(char.encode("gb18030"))
            except UnicodeEncodeError:
                return
        if any(pair is not None and len(pair) != 2 for pair in pairs):
            return
        yield gone, pairs
        # Where one is full-width and another is not, that one is a mark of the text.
        dropped = [char == "?" or (char == "？" and "?" not in lost) for char in marks.removeprefix(gone) + run]
        if any(dropped):
            yield gone, [None if gone_too else pair for gone_too, pair in zip(dropped, pairs, strict=True)]
