"""GBK text that lost a byte: what stands behind the loss is paired wrongly, up to the next single byte.

總結 is BF82 BD59. With BF lost, 82BD reads 偨 and 59 reads Y: `?偨Y`. The bytes are still there: encoded again, with
one lead byte before them, every following pair is right again, so those characters are certain. Only the first one has
as many readings as there are lead bytes, and the last as many as there are trail bytes where the shift ran into a
single byte and lost it there. A pair that is no character was dropped by some readers (`學?;A設施` is 學校基礎設施);
its two bytes are open too. What may stand in the open places is weighed by how likely the text becomes
(`unshifting`), and by the language of the archive's texts where that was learned; a character that stays open is a
question mark.

On real pages a byte is mostly lost because a site replaced marks byte by byte: A3BF, ？, is found across 專科, 8CA3
BFC6, too. What it leaves, `??粕` or `?；顒` (。活動), has the mark in it, and so both bytes that met in it; of the two
characters only the first one's lead byte is open, and that is a full stop's three times in five. A converter that
glosses characters byte by byte leaves as plain a trace (`bare`).

Nothing is touched unless what comes out is far likelier Chinese than what stood there.
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

# As `_cost` counts, in which a text's stretches are read again: 7 of the dearest, 225 others. With 300 of sixty damaged
# places in a text 19 are restored, and 28 now; no text took longer than 1.6 s of a quiet machine.
_MOST_READ = 450
# How many times as long a stretch takes that a language weighs too, and one of these whose last byte is open.
_DEARER, _DEARER_OPEN = 2, 4
_CONTEXT = 4  # characters on either side that weigh
_QUOTED = 12  # characters from which on something may have been opened among them
_BETTER, _BETTER_UNMARKED = 2.0, 3.0  # powers of ten by which what comes out must be likelier
_GONE = 3.0  # that a question mark costs of which nothing is left
_ACROSS = 3.0  # by which two marks are likelier to be of a mark across two characters than of a byte lost otherwise
# A letter among Chinese characters (A股, X袋) is changed where the language knows the character and the four behind it
# so well, and finds it so much likelier than the letter (powers of ten). That changes three of 1,700 lines of whole
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
    """A stretch of the text, and what stood there before the byte was lost; a character that stays open is `?`.

    `language` is the identity of the model that its characters were weighed by, besides the words; None: by no model.
    """

    start: int
    end: int
    text: str
    language: str | None = None


def mended(bare: Bare, language: Path | None = None) -> list[Mended]:
    """The stretches of a text that a lost byte shifted, in order, with what they were.

    Args:
        language: file of the model of the archive's texts, where there is one; only read where a stretch is found.
    """
    text = bare.text
    left = _MOST_READ
    done: list[Mended] = []
    taken = [place for place in bare.marks if text[place] == "?"]
    found_all = stretches(text, taken)
    context = Context(text, bare.marks, language, found_all)
    is_whole = partial(stands, text=text, traditional=context.traditional)
    for start, same in groupby(found_all, key=lambda found: found.start):
        if done and start < done[-1].end:
            continue
        read: dict[int, tuple[float, Mended | None]] = {}  # by their ends
        for found in same:
            if found.end in read:
                continue
            told = start in bare.marks and text[start] == "?"
            whole = not told and is_whole(found)
            if whole and (context.language is None or is_whole(found, names=False)):
                continue
            by_language = context.language is not None and not _is_long(found)
            left -= _cost(found, by_language=by_language)
            if left < 0:
                return done
            read[found.end] = _restored(found, context, whole=whole)
        if read and (one := max(read.values(), key=lambda one: one[0])[1]):
            done.append(one)
    return done


def _cost(found: Found, *, by_language: bool) -> int:
    """About how many milliseconds a stretch takes to be read: the more places are open, the more."""
    dearer = _DEARER if by_language else 1
    if found.again:
        return (2 + len(found.run) // 2) * dearer
    if not found.lost:
        return (2 + len(found.run) if found.last else 10 + 4 * len(found.run)) * dearer
    # A mark more may stand for any character, or for one that is gone.
    cost = (2 if found.last else 5) * (1 + 2 * (len(found.lost) - 1 + found.run.count("?"))) + len(found.run) // 3
    return cost * (dearer if found.last or not by_language else _DEARER_OPEN)


def _is_long(found: Found) -> bool:
    """Whether pairs may be gone in silence in so long a stretch that two of them may have been side by side. The
    lattice does not know that: by its words much then stays open, while a language would find something likely."""
    return len(found.run) >= _LONG and "?" not in found.run and not found.again


class _Reading(NamedTuple):
    """What a stretch was most likely read from.

    `power`: how likely it is then, as a power of ten; `gone`: the marks before it that stand for nothing else.
    """

    power: float
    gone: str
    stretch: Stretch
    steps: Callable[[], list[Step]]


def _restored(found: Found, context: Context, *, whole: bool) -> tuple[float, Mended | None]:
    """By how many powers of ten a stretch becomes likelier, and what it was; None where that is too little.

    `whole`: whether at first sight it is no shift.
    """
    glossed = context.glossed_last(found)
    # The mark is the byte before a reading and its bracket, or before a mark that was found byte by byte.
    behind = context.text[found.end : found.end + 1]
    if found.again and (glossed is not None or (found.run[:1] in ACROSS and behind in SOUGHT_OR_NARROW)):
        found = replace(found, again=False)
    language = None if _is_long(found) else context.language
    read = _likeliest(found, context, glossed, whole=whole, by_language=language is not None)
    if read is None:
        return NEVER, None
    told = read.stretch.leads is not ANY_LEAD
    shown = context.text[found.start : found.end]
    gain = read.power - likelihood(read.stretch.before + shown + read.stretch.behind)
    if gain < (0 if told else _BETTER if found.lost else _BETTER_UNMARKED):
        return gain, None
    sure = BY_LANGUAGE if language else BY_WORDS
    least = OF_MARK if whole else LONG if _is_long(found) else sure.of(found, told=told)
    ends = [ends_as_stop(pair) for pair in read.stretch.pairs]
    written = context.written(read.steps(), found, least, sure.stop, ends)
    written = _open_stops(_open_names(written, context.text), read.stretch)
    return gain, _changed(found, read.gone + written, context.text, language, doubtful=whole, told=told)


def _open_names(written: str, text: str) -> str:
    """What is restored of a stretch, without the name of a county where it begins or behind an open place, if the text
    names that county nowhere else: 把?曹縣 is as well 把波密縣."""
    return _COUNTY.sub(lambda name: name[0] if f"{name[0]}{name[1]}" in text else "?" * len(name[0]), written)


def _open_stops(written: str, stretch: Stretch) -> str:
    """What is restored of a stretch, without full stops where no sentence ends: behind 不, with the character that was
    read behind it, and before another mark."""
    before, behind = stretch.before[-1:], stretch.behind[:1]
    opened = _NO_STOP.sub(lambda stop: "?" * len(stop[0]), before + written + behind)
    return opened[len(before) : len(before) + len(written)]


def _likeliest(
    found: Found, context: Context, glossed: str | None, *, whole: bool, by_language: bool
) -> _Reading | None:
    """The likeliest of the ways to read the bytes of a stretch; `glossed`: what its last character may be."""
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
    """What of a stretch is another than is shown; None if no character comes out, or one that may as well be a name's
    or a mark's and that the language does not know.

    Args:
        doubtful: whether at first sight the stretch is no shift.
        told: whether a reading tells the lost byte.
    """
    as_shown = (one == other for one, other in zip(found.run, written, strict=False))
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
    """Whether what comes out is well known to the language, and far likelier than what stands there, if that may be a
    name; and likelier than nothing, or the marks of which often only a mark is left."""
    restored = language.power(before + after + behind)
    if restored < max(_WELL_KNOWN, language.power(before + shown + behind) + _BETTER_THAN_SHOWN):
        return False
    others = _MAY_BE_MARKED if set(shown) <= _MARKS else ()
    return all(restored >= language.power(before + other + behind) + _BETTER_THAN_OTHERS for other in others)


def _last(found: Found, behind: str, *, whole: bool) -> Bytes:
    """What the last byte of a stretch may be."""
    if found.again:
        return ANY_TRAIL if whole else no_pair(behind[0])  # no shift shows of what encoding the mark is left
    if found.last is None:
        return ANY_TRAIL
    return (byte_of(found.last),)


def _never_last(line: str, run: str, behind: str) -> str:
    """The marks that the last character of a stretch cannot be, by what stands `behind` it.

    Before a stop: any mark but one that closes. At the end of a paragraph: commas, marks that open, and closing ones
    that nothing in the `line` opened.
    """
    if behind:
        return "，。、；：！？“《（" if behind[0] in _STOPS else ""
    closed = [pair[1] for pair in ("“”", "《》", "（）") if line.count(pair[0]) <= line.count(pair[1])]
    return "，、“《（" + "".join(closed if len(run) < _QUOTED else [])


def _pairs(lost: str, run: str) -> Iterator[tuple[str, list[bytes | None]]]:
    """The pairs of bytes that a stretch may have been read from; None is one that was no character.

    Before them the question marks that are counted out: of several one is the lost byte's, and the others are
    full-width ones, or stand for characters that are gone.
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
