"""A query that was read: what it asks of a summary, and where it occurs in one."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from indexer.query import matching, tree
from indexer.query.tree import Node, Phrase
from indexer.text import words


@dataclass(frozen=True)
class Query:
    """A query as it was typed, and its tree; and the saved queries in it, each a name and what it stood for."""

    source: str
    tree: Node
    saved: tuple[tuple[str, str], ...] = ()

    @cached_property
    def phrases(self) -> tuple[str, ...]:
        """The phrases that a match contains, longest first; those under NOT are not among them."""
        return _longest_first(set(tree.phrases(self.tree)))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of these phrases, each once, by which matches are ranked."""
        return tuple(dict.fromkeys(word for phrase in self.phrases for word in words(phrase)))

    @cached_property
    def candidates(self) -> Node:
        """What an engine looks for: equal to the tree where `is_exact`, else wider; `matches` then decides."""
        return tree.candidates(self.tree)

    @cached_property
    def is_exact(self) -> bool:
        """Whether what an engine finds by `candidates` needs no look at the texts."""
        return tree.is_exact(self.tree)

    @cached_property
    def conditions(self) -> Node:
        """The fields that every match must have; a relative frequency divides by the summaries that have them."""
        return tree.conditions(self.tree)

    @cached_property
    def _leaves(self) -> tuple[Node, ...]:
        return tuple(dict.fromkeys(tree.leaves(self.tree)))

    @property
    def finds(self) -> bool:
        """Whether it can occur in a text: not where it is made of fields alone."""
        return bool(self._leaves)

    @cached_property
    def _alternation(self) -> re.Pattern[str] | None:
        """For a query of phrases alone: any of them, the longer before the shorter."""
        own = _longest_first(leaf.text for leaf in self._leaves if isinstance(leaf, Phrase))
        return re.compile("|".join(map(re.escape, own))) if own and len(own) == len(self._leaves) else None

    def spans(self, searchable_text: str) -> Iterator[tuple[int, int]]:
        """The occurrences, first and one past the last character, left to right.

        They do not overlap, as with `str.count` and `grep -o`: each search goes on behind the last one. Where two
        begin at the same place the longer one counts.
        """
        if self._alternation:
            for match in self._alternation.finditer(searchable_text):
                yield match.span()
        else:
            yield from matching.apart([span for leaf in self._leaves for span in matching.spans(leaf, searchable_text)])

    def count(self, searchable_text: str) -> int:
        """How many occurrences `spans` would yield."""
        if self._alternation and len(self._leaves) == 1:
            return searchable_text.count(self.phrases[0])
        return sum(1 for _ in self.spans(searchable_text))

    def matches(self, searchable_text: str, facts: matching.Facts | None = None) -> bool:
        """Whether a summary satisfies the whole tree.

        `facts` are its fields by name, as the tree's fields need them, its title in searchable form among them.
        """
        return matching.matches(self.tree, searchable_text, facts or _Unknown())


def _longest_first(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(texts, key=lambda text: (-len(text), text)))


class _Unknown(dict[str, None]):
    def __missing__(self, key: str) -> None:
        return None
