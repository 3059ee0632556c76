"""What the whole text tells of its stretches: which words its writer uses elsewhere, and how he spells them."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, partial
from pathlib import Path

from crawler.cleaners.language.lattice import Words
from crawler.cleaners.language.ngrams import Mixture, Ngrams, learned, read
from crawler.cleaners.language.phrases import phrases
from crawler.cleaners.language.script import in_traditional, is_traditional
from crawler.cleaners.language.words import AROUND
from crawler.cleaners.repair.lost_bytes.stretches import Found
from crawler.cleaners.repair.lost_bytes.unshifting import ANY_LEAD, Bytes, Character, Step, forms_of, unshifted
from indexer import late_re as re
from indexer.text import fold

_OWN = 0.15  # share of the text's own language beside the archive's
_KNOWN = 0.05  # weight of the text's own words and pairs of words beside the dictionary's
_FEW = 500  # words of a text below which its own words count less
_READ = 5_000  # characters of the text from which they are taken
_LONGEST_KNOWN = 6  # characters of them
_CLEAR = 0.98  # how likely it must be that a character is shifted, or is not
_CLEAR_OF_STOP = 0.9  # the same where a full stop would be shown as a letter of full width (差距Ｐ碌囊荒)
_HAN_RUN = re.compile("[\u4e00-\u9fff]{2,}")


@dataclass(frozen=True)
class Context:
    """A text with its stretches."""

    text: str
    glossed: Mapping[int, str]  # `Bare.marks`
    file: Path | None
    found: Sequence[Found]

    @cached_property
    def _elsewhere(self) -> str:
        """The beginning of the text in searchable form, without the stretches, which must not vouch for themselves."""
        pieces: list[str] = []
        end = 0
        for one in self.found:
            if one.start >= _READ:
                break
            pieces.append(self.text[end : one.start])
            end = max(end, one.end)
        return fold("\n".join([*pieces, self.text[end : max(end, _READ)]]))

    @cached_property
    def language(self) -> Ngrams | None:
        return read(self.file) if self.file else None

    @cached_property
    def its_language(self) -> Ngrams | Mixture | None:
        """The language of the archive mixed with that of this text."""
        own = learned([self._elsewhere]) if self.language else None
        return Mixture(self.language, own, _OWN) if self.language and own else self.language

    @cached_property
    def traditional(self) -> bool:
        return is_traditional(self.text)

    @cached_property
    def forms(self) -> frozenset[str]:
        return forms_of(traditional=self.traditional)

    @cached_property
    def counts(self) -> Counter[str]:
        return Counter(self.text)

    @cached_property
    def known(self) -> Words:
        text = self._elsewhere
        runs = [run for line in _HAN_RUN.findall(text) for run in _runs_of(line)]
        powers = {run: _KNOWN * (times - 1) / (len(text) + _FEW) for run, times in Counter(runs).items() if times > 1}
        return Words(powers.items(), phrases())

    @cached_property
    def unshifted(self) -> Callable[..., tuple[float, Callable[[], list[Step]]]]:
        """`unshifted` of a stretch, which is weighed once if it stands there many times."""
        return cache(partial(unshifted, forms=self.forms, known=self.known))

    def written(self, steps: Sequence[Step], found: Found, sure: float, stop: float, ends: Sequence[bool]) -> str:
        """What is restored of a stretch: what is shown before the lost byte, and the characters behind it, `?` for each
        that is open.

        Args:
            steps, found: the stretch.
            sure: how likely the restored characters must be right together.
            stop: how likely the first one must be, if it may be a full stop by its last byte.
            ends: which of them may be.
        """
        begin = next((number for number, step in enumerate(steps) if _is_shifted(step, number, ends)), len(steps))
        stops = begin < len(ends) and ends[begin]
        shifted = steps[begin:]
        weighed = shifted[stops:]
        usual = _least((step.characters[0].share for step in weighed), sure)
        usual = min(usual, _least((step.last.share for step in weighed if step.characters[0].share < usual), sure))
        text = [found.run[:begin]]
        if begin and steps[begin - 1].shifted >= 1 - _CLEAR:  # it is not certain where the byte was lost
            text.append("?")
        for number, step in enumerate(shifted):
            first, *others = step.characters
            least = stop if stops and number == 0 else usual
            text.append(self._spelt(first) if first.share >= least else "?")
            if others or (first.share < least <= step.last.share):
                text.append(self._spelt(step.last) if step.last.share >= least else "?")
        return self._in_its_forms("".join(text), found)

    def _in_its_forms(self, written: str, found: Found) -> str:
        """What is restored, with characters opened that a traditional text would have in another form and has nowhere
        else: 乾部 for 幹部, 册 for 冊. What is a character of both scripts stays: 規范."""
        if not self.traditional:
            return written
        before = self.text[max(0, found.start - AROUND) : found.start]
        usual = in_traditional(fold(before + written + self.text[found.end : found.end + AROUND]))[len(before) :]
        if fold(usual[: len(written)]) != fold(written):  # of another length
            return written
        return "".join(
            char if char == form or char in self.counts or _is_of_both_scripts(char) else "?"
            for char, form in zip(written, usual, strict=False)
        )

    def leads(self, found: Found) -> Bytes:
        """What the lost byte may be: the trail byte of a glossed character whose lead byte stands before it; or any."""
        glossed = self.glossed.get(found.start, "") if found.lost == "?" else ""
        before = self.text[found.start - 1 : found.start].encode("gb18030", "ignore")
        return tuple(pair[1] for pair in pairs_of(glossed) if pair[:1] == before[1:]) or ANY_LEAD

    def glossed_last(self, found: Found) -> str | None:
        """What the last character of a stretch may be, if what is left of it is glossed; else None."""
        return self.glossed.get(found.end - 1) if found.end - found.start >= 2 else None

    def _spelt(self, character: Character) -> str:
        return max(character.forms, key=lambda form: self.counts[form])


def _is_of_both_scripts(char: str) -> bool:
    return not "\u3400" <= char <= "\u9fff" or (char == fold(char) and char.encode("big5", "ignore") != b"")


def _is_shifted(step: Step, number: int, ends: Sequence[bool]) -> bool:
    """Whether it is clear that the byte is lost before the end of a step; `ends`: what may be full stops."""
    return step.shifted >= (_CLEAR_OF_STOP if number < len(ends) and ends[number] else _CLEAR)


def _runs_of(line: str) -> Iterator[str]:
    """The pieces of a line that may be words or pairs of them."""
    for length in range(2, _LONGEST_KNOWN + 1):
        yield from (line[first : first + length] for first in range(len(line) - length + 1))


def pairs_of(characters: str) -> list[bytes]:
    """The two bytes of each character that GBK has."""
    return [pair for char in characters if len(pair := char.encode("gbk", "ignore")) == 2]


def _least(shares: Iterable[float], sure: float) -> float:
    """The least of the greatest shares that together are right with the probability `sure`; 1 if none are."""
    least, wrong = 1.0, 0.0
    for share in sorted(shares, reverse=True):
        wrong += 1 - share
        if wrong > 1 - sure:
            break
        least = share
    return least
