"""GBK text that lost a byte: what stands behind the loss is paired wrongly, up to the next single byte.

總結 is BF82 BD59. With BF lost, 82BD reads 偨 and 59 reads Y: `?偨Y`. The bytes are still there: encoded again, with
one lead byte before them, every following pair is right again, so those characters are certain. Only the first one has
as many readings as there are lead bytes, and the last as many as there are trail bytes where the shift ran into a
single byte and lost it there. A pair that is no character was dropped by some readers (`學?;A設施` is 學校基礎設施);
its two bytes are open too. What may stand in the open places is weighed by how likely the text becomes
(`unshifting`); a character that stays open is a question mark.

Nothing is touched unless what comes out is far likelier Chinese than what stood there.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, partial
from itertools import islice, pairwise, takewhile

from crawler.cleaners.language import NEVER, likelihood
from crawler.cleaners.lattice import Words
from crawler.cleaners.repair.phrases import PHRASES
from crawler.cleaners.repair.unshifting import ANY_TRAIL, Character, Step, Stretch, forms_of, unshifted
from indexer.text import HAN, fold, segmented, traditional_characters

_MOST_STRETCHES = 100  # of a text that are looked at
_MOST_ENDS = 20_000  # of a text at which a stretch may end
_MOST_READ = 1_200  # milliseconds, about, in which a text's stretches are read again: 20 of the dearest, 300 others
_SAMPLE, _TRADITIONAL = 2000, 0.05  # first characters of a text, and the share of them that makes it a traditional one
_CONTEXT = 4  # characters on either side that weigh
_QUOTED = 12  # characters from which on something may have been opened among them
_BETTER, _BETTER_UNMARKED = 2.0, 3.0  # powers of ten by which what comes out must be likelier
_GONE = 3.0  # that a question mark costs of which nothing is left
_PHRASE = 1e-4  # how likely a phrase of the genre is
_KNOWN = 0.1  # weight of the text's own words and pairs of words beside the dictionary's
_FEW = 500  # words below which a text tells less of itself
_MIN_LONG = 3  # characters of a stretch of which more is asked
_READ = 5_000  # characters of the text that these are taken from
_LONGEST_KNOWN = 6  # characters of them
_SURE = 0.98  # how likely all that is restored of a stretch must be right together
_CHINESE = -3.4  # mean power of ten of a character above which a stretch is Chinese as it stands
_SHIFTED = -4.2  # the same below which it may be shifted: 96 of 100 that are lie below, and no whole ones
_TAIL = 2  # characters before the end of a stretch without a mark, which must be shifted
_GARBLED = -5.2  # mean power of ten of a character below which a stretch is no Chinese

# Full-width marks that sites have since made half-width; their bytes are those of the full-width ones.
_WIDE = str.maketrans(";,:!?()", "；，：！？（）")
_LOST = "?？\ufffd"
_SINGLE = r"[@-Z\[\\\]^_`a-z{|}~€]"
_TRAIL = rf"{_SINGLE}(?=[\u3400-\u9fff，。、；：“”（）])"
_UNIT = rf"(?:[^\x00-\x7f\s\ufffd€]|[;,:!()?](?=[^\x00-\x7f\s]|{_TRAIL}))"
# With the byte's place marked. The stretch ends with a trail byte of its own, or loses that to the next single byte.
_MARKED = re.compile(
    rf"(?P<lost>[{_LOST}]{{1,3}})(?P<run>{_UNIT}{{0,120}})"
    rf"(?:(?P<end>{_TRAIL}|(?<=[^\x00-\x7f]){_SINGLE})|[?\ufffd]|(?=[\s!-~]|\Z))"
)
_LONGEST_UNMARKED = 9  # characters of a stretch
# Without: it is known by its end, a single letter or sign where none belongs, or a lost byte before a single one.
_UNMARKED = re.compile(
    rf"(?<=[\u3400-\u9fff])(?P<run>(?:(?!\?){_UNIT}){{1,{_LONGEST_UNMARKED}}})(?:(?P<end>{_TRAIL})|[?\ufffd](?=[\s!-~]|\Z))"
)
_HAN_INSIDE = re.compile(f"[{HAN}]")
_END = re.compile(rf"(?:{_TRAIL}|[?\ufffd](?=[\s!-~]|\Z))(?<=(?:[^\x00-\x7f\s\ufffd€]|[;,:!()]).)")  # behind a unit


@dataclass(frozen=True, slots=True)
class Mended:
    """A stretch of the text, and what stood there before the byte was lost; a character that stays open is `?`."""

    start: int
    end: int
    text: str


def mended(text: str) -> list[Mended]:
    """The stretches of a text that a lost byte shifted, in order, with what they were."""
    around = _Around(text)
    left = _MOST_READ
    found: list[Mended] = []
    for match in _stretches(text):
        lost = match.groupdict().get("lost")
        inside = found and match.start() < found[-1].end
        if inside or _stands(match["run"], match["end"], lost, traditional=around.traditional):
            continue
        left -= _cost(match["run"], match["end"], lost)
        if left < 0:
            break
        if one := _restored(match, lost, around):
            found.append(one)
    return found


def _cost(run: str, end: str | None, lost: str | None) -> int:
    """About how many milliseconds a stretch takes to be read: the more places are open, the more."""
    if lost is None:
        return 4 + 4 * len(run) if end else 80 + 10 * len(run)
    return 4 if end else 15


def is_garbled(text: str) -> bool:
    """Whether a stretch of a text is shifted."""
    return any(len(match["run"]) > 1 and _mean(match["run"]) < _GARBLED for match in _stretches(text))


def _stretches(text: str) -> list[re.Match[str]]:
    """Where a byte may be lost, in order; they may overlap."""
    marked = any(mark in text for mark in _LOST)
    if not marked and not _END.search(text):
        return []
    found = list(islice(_MARKED.finditer(text), _MOST_STRETCHES)) if marked else []
    if _is_traditional(text):  # no trail byte of simplified characters is a single letter
        found += islice(_unmarked(text), _MOST_STRETCHES)
    return sorted(found, key=lambda match: match.start())


def _is_traditional(text: str) -> bool:
    sample = text[:_SAMPLE]
    return traditional_characters(sample) > _TRADITIONAL * len(sample)


def _unmarked(text: str) -> Iterator[re.Match[str]]:
    """The stretches that their end alone shows: looked for from there, for ends are few and beginnings everywhere."""
    done = 0
    for end in islice(_END.finditer(text), _MOST_ENDS):
        starts = range(max(done, end.start() - _LONGEST_UNMARKED), end.start())
        if match := next(filter(None, (_UNMARKED.match(text, start) for start in starts)), None):
            done = match.end()
            yield match


@dataclass(frozen=True)
class _Around:
    """The whole text, which tells what its writer says elsewhere, and how it is spelt there."""

    text: str

    @cached_property
    def traditional(self) -> bool:
        return _is_traditional(self.text)

    @cached_property
    def forms(self) -> frozenset[str]:
        return forms_of(traditional=self.traditional)

    @cached_property
    def counts(self) -> Counter[str]:
        return Counter(self.text)

    @cached_property
    def known(self) -> Words:
        words = [word for _, word in segmented(fold(self.text[:_READ]))]
        powers: dict[str, float] = {}
        for stretch, times in Counter((*words, *map("".join, pairwise(words)))).items():
            if (
                times > 1
                and 2 <= len(stretch) <= _LONGEST_KNOWN
                and all("\u4e00" <= char <= "\u9fff" for char in stretch)
            ):
                powers[stretch] = _KNOWN * (times - 1) / (len(words) + _FEW)
        return Words(powers.items(), _phrases())

    @cached_property
    def unshifted(self) -> Callable[[Stretch], tuple[float, list[Step]]]:
        """Of a stretch; of one that stands there many times over once."""
        return cache(partial(unshifted, forms=self.forms, known=self.known))

    def written(self, steps: Sequence[Step], shown: str) -> str:
        """What is certain of a stretch, and before the loss what is shown. A character that is not certain is `?`, as
        is one that may have stood there."""
        least = _least(step.characters[0].share for step in steps)
        least = min(least, _least(step.last.share for step in steps if step.characters[0].share < least))
        text: list[str] = []
        begun = True  # whether it is certain where the byte was lost
        for number, step in enumerate(steps):
            if step.shifted < _SURE:
                text.append(shown[number])
                begun = step.shifted < 1 - _SURE
                continue
            first, *others = step.characters
            text += [] if begun else ["?"]
            begun = True
            text.append(self._spelt(first) if first.share >= least else "?")
            if others or (first.share < least <= step.last.share):
                text.append(self._spelt(step.last) if step.last.share >= least else "?")
        return "".join(text)

    def _spelt(self, character: Character) -> str:
        return max(character.forms, key=lambda form: self.counts[form])


@cache
def _phrases() -> Words:
    return Words((phrase, _PHRASE) for phrase in PHRASES)


def _least(shares: Iterable[float]) -> float:
    """The share of the last of those that together are wrong seldom enough."""
    least, wrong = 1.0, 0.0
    for share in sorted(shares, reverse=True):
        wrong += 1 - share
        if wrong > 1 - _SURE:
            break
        least = share
    return least


def _restored(match: re.Match[str], lost: str | None, around: _Around) -> Mended | None:
    """What a stretch was; None where nothing better comes out."""
    text, run, end = around.text, match["run"], match["end"]
    before = text[max(0, match.start() - _CONTEXT) : match.start()].rpartition("\n")[2]
    behind = text[match.end() : match.end() + _CONTEXT].partition("\n")[0]
    trail = ANY_TRAIL if end is None else (0x80 if end == "€" else ord(end),)
    barred = _never_last(text[: match.start()].rpartition("\n")[2], run)
    best: tuple[float, str] | None = None
    for gone, pairs in _pairs(lost or "", run):
        shown = None if lost else run
        stretch = Stretch(before, tuple(pairs), trail, behind, shown, "?" not in run, "" if behind else barred)
        score, steps = around.unshifted(stretch)
        score -= _GONE * len(gone)
        if score > (best[0] if best else NEVER):
            best = score, gone + around.written(steps, run)
    if best is None or best[0] - likelihood(before + match[0] + behind) < (_BETTER if lost else _BETTER_UNMARKED):
        return None
    as_shown = (one == other for one, other in zip(run, best[1], strict=False))
    same = 0 if lost else sum(takewhile(bool, as_shown))
    after = best[1][same:]
    return Mended(match.start() + same, match.end(), after) if _HAN_INSIDE.search(after) else None


def _stands(run: str, end: str | None, lost: str | None, *, traditional: bool) -> bool:
    """Whether a stretch is no shift at first sight."""
    if not run:
        return end is None or not traditional
    long = len(run) >= _MIN_LONG
    if lost is None:  # in front of it stands text that is whole; 康姆．X is a name
        return run[-1] in "．·" or _mean(run[-_TAIL:]) > _SHIFTED or _mean(run) > _CHINESE
    if (len(run) > 1 and _mean(run) > (_SHIFTED if long else _CHINESE)) or (
        lost == "？" and not _HAN_INSIDE.search(run)
    ):
        return True
    # A shift of simplified characters goes on for long: a mark before a few characters proves none.
    return not traditional and (lost == "？" or not long)


def _never_last(line: str, run: str) -> str:
    """What cannot end a paragraph: what opens something, and what would close something that nothing opened."""
    closed = [pair[1] for pair in ("“”", "《》", "（）") if line.count(pair[0]) <= line.count(pair[1])]
    return "，、“《（" + "".join(closed if len(run) < _QUOTED else [])


def _mean(text: str) -> float:
    """How likely a character of a text is, as a power of ten."""
    return likelihood(text) / len(text)


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
        if "？" in shown:
            yield gone, [None if char == "？" else pair for char, pair in zip(shown, pairs, strict=True)]
