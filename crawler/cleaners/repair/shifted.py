"""GBK text that lost a byte: what stands behind the loss is paired wrongly, up to the next single byte.

總結 is BF82 BD59. With BF lost, 82BD reads 偨 and 59 reads Y: `?偨Y`. The bytes are still there: encoded again, with
one lead byte before them, every following pair is right again, so those characters are certain. Only the first one has
as many readings as there are lead bytes, and the last as many as there are trail bytes where the shift ran into a
single byte and lost it there. A pair that is no character was dropped by some readers (`學?;A設施` is 學校基礎設施);
its two bytes are open too. What may stand in the open places is chosen by how likely the text becomes
(`language`); a character that stays open is a question mark.

Nothing is touched unless what comes out is far likelier Chinese than what stood there.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import islice, pairwise
from math import log10

from crawler.cleaners.language import Arc, Place, best, best_way, joined_gain, likelihood, place
from indexer.text import fold, traditional_characters

_MOST_STRETCHES = 100  # of a text that are looked at
_SAMPLE, _TRADITIONAL = 2000, 0.05  # first characters of a text, and the share of them that makes it a traditional one
_MOST_WAYS = 1_200  # characters of all the ways in which these may be read
_MOST_OPEN = 4  # dropped pairs of one stretch, with more nothing is sure
_OPEN_PAIR = 60  # as many as which one counts where a pair was dropped
_CONTEXT = 4  # characters on either side that weigh
_BETTER = 2.0  # powers of ten by which what comes out must be likelier, and so much more for each open place
_BETTER_OPEN = 1.0
_GONE = 3.0  # that a dropped pair costs, or a question mark of which nothing is left
_GAP = 0.5
_KNOWN = 1.0  # weight of two characters that stand together elsewhere in the text too
_SURER = 0.8  # powers of ten by which the best reading of an open place must be likelier than the next
_SELDOM = -6.5  # power of ten of a character alone below which it is hardly ever used
_CHINESE = -3.4  # mean power of ten of a character above which a stretch is Chinese as it stands
_CLAUSE = 16  # characters from one mark to the next from which on one is missed
_GARBLED = -5.2  # mean power of ten of a character below which a stretch is no Chinese

# Full-width marks that sites have since made half-width; their bytes are those of the full-width ones.
_WIDE = str.maketrans(";,:!?()", "；，：！？（）")
_LOST = "?？\ufffd"
_TRAIL = r"[@-Z\[\\\]^_`a-z{|}~€](?=[\u3400-\u9fff，。、；：“”（）])"
_UNIT = rf"(?:[^\x00-\x7f\s\ufffd€]|[;,:!()?](?=[^\x00-\x7f\s]|{_TRAIL}))"
# With the byte's place marked. The stretch ends with a trail byte of its own, or loses that to the next single byte.
_MARKED = re.compile(
    rf"(?P<lost>[{_LOST}]{{1,3}})(?P<run>{_UNIT}{{0,40}})(?:(?P<end>{_TRAIL})|[?\ufffd]|(?=[\s!-~]|\Z))"
)
_LONGEST_UNMARKED = 9  # characters of a stretch
# Without: it is known by its end, a single letter or sign where none belongs, or a lost byte before a single one.
_UNMARKED = re.compile(
    rf"(?<=[\u3400-\u9fff])(?P<run>(?:(?!\?){_UNIT}){{1,{_LONGEST_UNMARKED}}})(?:(?P<end>{_TRAIL})|[?\ufffd](?=[\s!-~]|\Z))"
)

_END = re.compile(rf"{_TRAIL}|[?\ufffd](?=[\s!-~]|\Z)")

_CLAUSE_BEFORE = re.compile(r"[^，。；：！？、,;:!?\n]*\Z")
_CLAUSE_BEHIND = re.compile(r"[^，。；：！？、,;:!?\n]*")
_WIDE_ASCII = frozenset(map(chr, range(0xFF01, 0xFF5F)))
_Bytes = tuple[int, ...]  # what a byte may be
_LEADS = tuple(range(0x81, 0xFF))
_TRAILS = (*range(0x40, 0x7F), *range(0x80, 0xFF))
_NO_LEADS = (*range(0xA1, 0xB0), *range(0xF8, 0xFF))  # of pairs that are no character, or one of private use
_PUNCTUATION = "，。、；：“”（）《》！？％—…·０１２３４５６７８９"


@dataclass(frozen=True, slots=True)
class Mended:
    """A stretch of the text, and what stood there before the byte was lost; a character that stays open is `?`."""

    start: int
    end: int
    text: str


def mended(text: str) -> list[Mended]:
    """The stretches of a text that a lost byte shifted, in order, with what they were."""
    return [found for _, found in _looked_at(text) if found]


def is_garbled(text: str) -> bool:
    """Whether a stretch is shifted that cannot be restored."""
    for match, found in _looked_at(text):
        run = match["run"]
        if not found and len(run) > 1 and likelihood(run) < _GARBLED * len(run):
            return True
    return False


def _looked_at(text: str) -> Iterator[tuple[re.Match[str], Mended | None]]:
    """Where a byte may be lost, and what was there, None where nothing shows that one is."""
    marked = any(mark in text for mark in _LOST)
    if not marked and not _END.search(text):
        return
    sample = text[:_SAMPLE]
    traditional = traditional_characters(sample) > _TRADITIONAL * len(sample)
    around = _Around(text)
    found: list[re.Match[str]] = []
    if marked:
        found += islice(_MARKED.finditer(text), _MOST_STRETCHES)
    if traditional:
        found += islice(_unmarked(text), _MOST_STRETCHES)
    done = 0
    for match in sorted(found, key=lambda match: match.start()):
        if match.start() < done:
            continue
        # A shift of simplified characters ends with the paragraph: too long to be sure of.
        one = _restored(match, around) if traditional else None
        done = match.end() if one else done
        yield match, one


def _unmarked(text: str) -> Iterator[re.Match[str]]:
    """The stretches that their end alone shows: looked for from there, for ends are few and beginnings everywhere."""
    done = 0
    for end in _END.finditer(text):
        starts = range(max(done, end.start() - _LONGEST_UNMARKED), end.start())
        if match := next(filter(None, (_UNMARKED.match(text, start) for start in starts)), None):
            done = match.end()
            yield match


@dataclass(slots=True)
class _Around:
    """The whole text, which tells what stands beside a character elsewhere, and how its writer spells it."""

    text: str
    left: int = _MOST_WAYS
    counts: Counter[str] = field(default_factory=Counter)
    pairs: Counter[str] = field(default_factory=Counter)

    def read(self) -> None:
        if not self.counts:
            self.counts = Counter(self.text)
            self.pairs = Counter(map("".join, pairwise(fold(self.text))))

    def known(self, before: str, char: str, behind: str) -> float:
        """The weight of what stands beside a character elsewhere in the text; all of it folded."""
        self.read()
        return sum(_KNOWN * log10(1 + self.pairs[pair]) for pair in (before + char, char + behind) if len(pair) == 2)

    def spelt(self, forms: Sequence[str]) -> str:
        self.read()
        return max(forms, key=lambda form: self.counts[form])

    def is_odd(self, char: str) -> bool:
        """Whether a character is hardly ever used, nor elsewhere in the text."""
        self.read()
        return not self.counts[char] and "\u3400" <= char <= "\u9fff" and likelihood(char) < _SELDOM


@cache
def _traditional_forms() -> frozenset[str]:
    """The characters that a text in traditional characters is written with, and its punctuation."""
    import opencc

    han = [chr(code) for code in range(0x3400, 0xA000)]
    forms = opencc.OpenCC("s2tw").convert("\n".join(han)).split("\n")
    return frozenset(char for char, form in zip(han, forms, strict=True) if char == form) | set(_PUNCTUATION)


def _restored(match: re.Match[str], around: _Around) -> Mended | None:
    """What a stretch was; None where it is likely enough as it stands, or nothing better comes out."""
    text, run, end = around.text, match["run"], match["end"]
    lost = match.groupdict().get("lost")
    behind = text[match.end() : match.end() + _CONTEXT].partition("\n")[0]
    if (not run and end is None) or (len(run) > 1 and likelihood(run) > _CHINESE * len(run)):
        return None
    chosen: tuple[float, int, str, list[tuple[str, Place]]] | None = None
    for first in range(len(run)) if lost is None else (0,):
        start = match.start() + first
        if first and run[first - 1] in _WIDE_ASCII:
            continue  # that is the shift's own
        before = text[max(0, start - _CONTEXT) : start].rpartition("\n")[2]
        observed = likelihood(before + text[start : match.end()] + behind)
        for gone, pairs in _pairs(lost or "", run[first:]):
            if pairs.count(None) > _MOST_OPEN:
                continue
            around.left -= 1 + len(pairs) + _OPEN_PAIR * pairs.count(None)
            if around.left < 0:
                return None
            score, path = _unshifted(before, pairs, end, behind)
            opens = sum(len(one) > 1 for _, one in path)
            gain = score - observed - _BETTER - _BETTER_OPEN * opens - _GONE * len(gone) - (lost is None)
            if path and gain > 0 and (chosen is None or gain > chosen[0]):
                chosen = gain, start, gone, path
    if chosen is None:
        return None
    _, start, gone, path = chosen
    left = min(_CONTEXT, start, len(text[max(0, start - _CONTEXT) : start].rpartition("\n")[2]))
    read = _read(path, left, len(path) - len(behind), around)
    if not read.strip("?") or any(map(around.is_odd, read)):
        return None
    before = text[max(0, start - _CONTEXT) : start].rpartition("\n")[2]
    in_word = joined_gain(before, read[:1]) or joined_gain(read[:1], read[1:_CONTEXT] + behind[:1])
    if not in_word and read[0] not in _PUNCTUATION:
        read = "?" + read[1:]
    elif _may_follow_full_stop(text, start, match.end(), read):
        read = f"?{read}"
    if end is None and not behind and read[-1] not in _PUNCTUATION:
        read += "?"  # the paragraph's full stop
    return Mended(start, match.end(), gone + read)


def _may_follow_full_stop(text: str, first: int, end: int, read: str) -> bool:
    """Whether a full stop may be lost with its pair before what was read: its clause is so long that a mark is missed,
    and no word spans the border."""
    before = _CLAUSE_BEFORE.search(text[max(0, first - _CLAUSE) : first])[0]  # type: ignore[index]
    behind = _CLAUSE_BEHIND.match(text, end, end + _CLAUSE)[0]  # type: ignore[index]
    long = len(before) + len(read) + len(behind) >= _CLAUSE
    return bool(before) and long and read[0] not in _PUNCTUATION and not joined_gain(before[-_CONTEXT:], read)


def _exactly(text: str) -> list[Place]:
    return [{char: [char]} for char in fold(text)]


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


def _unshifted(
    before: str, pairs: list[bytes | None], end: str | None, behind: str
) -> tuple[float, list[tuple[str, Place]]]:
    """The likeliest text of a stretch's bytes with one lead byte before them, between what stands around it.

    The lattice has two nodes for each pair: one before it, and one inside, on the way on which another pair was
    dropped before it.
    """
    arcs: list[list[Arc]] = [[(one, number, 0.0)] for number, one in enumerate(_exactly(before), 1)]
    lead: _Bytes = _LEADS
    for pair in pairs:
        node = len(arcs)
        if pair is None:
            if lead is _LEADS:
                return 0.0, []
            arcs.append([(_characters(lead, _NO_LEADS), node + 1, 0.0)])
            lead = _TRAILS
            continue
        trail = (pair[0],)
        if lead is _LEADS:  # nothing would be known of the first two
            arcs.append([(_characters(lead, trail), node + 1, 0.0)])
        else:
            arcs.append([(_characters(lead, trail), node + 2, 0.0), (_characters(lead, _NO_LEADS), node + 1, _GAP)])
            arcs.append([(_characters(_TRAILS, trail), node + 2, 0.0)])
        lead = (pair[1],)
    arcs.append(
        [(_characters(lead, _TRAILS if end is None else (0x80 if end == "€" else ord(end),)), len(arcs) + 1, 0.0)]
    )
    arcs += [[(one, number, 0.0)] for number, one in enumerate(_exactly(behind), len(arcs) + 1)]
    return best_way(arcs)


@cache
def _characters(leads: _Bytes, trails: _Bytes) -> Place:
    """The characters of two bytes of these sorts that a text may hold; of several only traditional forms."""
    characters = []
    for lead in leads:
        for trail in trails:
            try:
                char = bytes((lead, trail)).decode("gbk")
            except UnicodeDecodeError:
                continue
            if len(char) == 1 and ("\u3400" <= char <= "\u9fff" or char in _PUNCTUATION):
                characters.append(char)
    usual = [char for char in characters if char in _traditional_forms()]
    return place(usual if len(characters) > 1 else characters)


def _read(path: list[tuple[str, Place]], first: int, end: int, around: _Around) -> str:
    """The characters first to end of a way; one in whose place another is nearly as likely is `?`."""
    read = []
    for number in range(first, end):
        folded, one = path[number]
        sure = len(one) == 1
        if not sure:
            left, right = path[max(0, number - 6) : number], path[number + 1 : number + 7]
            near, far = ([{char: [char]} for char, _ in side] for side in (left, right))
            beside = left[-1][0] if left else "", right[0][0] if right else ""
            weights = {key: around.known(beside[0], key, beside[1]) for key in one}
            score = {key: best([*near, {key: [key]}, *far])[0] + weights[key] for key in one if weights[key]}
            for _ in range(2):  # of those that stand nowhere else, the two likeliest
                if rest := {key: forms for key, forms in one.items() if key not in score}:
                    likely, text = best([*near, rest, *far])
                    score[text[len(near)]] = likely
            folded, *others = sorted(score, key=lambda key: -score[key])
            sure = not others or score[folded] - score[others[0]] >= _SURER
        read.append(around.spelt(one[folded]) if sure else "?")
    return "".join(read)
