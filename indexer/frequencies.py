"""How often words occur in summaries, and in how many of them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from indexer.text import is_word, pieces


@dataclass(frozen=True, slots=True)
class Frequencies:
    """How often each word occurs, and in how many summaries; `total` are all words."""

    summaries: int = 0
    total: int = 0
    times: Counter[str] = field(default_factory=Counter)
    in_summaries: Counter[str] = field(default_factory=Counter)

    def without(self, part: "Frequencies") -> "Frequencies":
        """Those of the summaries that are not in this part of them."""
        return Frequencies(
            self.summaries - part.summaries,
            self.total - part.total,
            self.times - part.times,
            self.in_summaries - part.in_summaries,
        )


def frequencies(texts: Iterable[str]) -> Frequencies:
    """The frequencies of the words of these searchable texts, numbers and stop words included."""
    times, in_summaries, summaries = Counter[str](), Counter[str](), 0
    for text in texts:
        own = Counter(pieces(text))
        times.update(own)
        in_summaries.update(own.keys())
        summaries += 1
    # What is no word is told once for each of its kind, not wherever it stands.
    for mark in [piece for piece in times if not is_word(piece)]:
        del times[mark], in_summaries[mark]
    return Frequencies(summaries, times.total(), times, in_summaries)
