"""The concordance: every occurrence of a query, in its context (keyword in context, KWIC)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from indexer.index import Document
from indexer.query import Query
from indexer.summary import Summary
from indexer.text import offsets

WIDTH = 30  # characters of context on each side

# What a line says of its source; the rest is one `summaries show` away.
METADATA = ("title", "province", "city", "county", "year", "period", "kind", "organisation", "site", "url", "published")


@dataclass(frozen=True, slots=True)
class Line:
    """One occurrence, in the characters of the author's text."""

    summary: Summary
    start: int  # in characters of the summary's text
    left: str
    hit: str
    right: str

    def as_dict(self) -> dict[str, Any]:
        """The contract's keys, then the metadata of the summary."""
        record: dict[str, Any] = {
            "id": self.summary.id,
            "left": self.left,
            "hit": self.hit,
            "right": self.right,
            "start": self.start,
        }
        return record | {name: getattr(self.summary, name) for name in METADATA}


def concordance(documents: Iterable[Document], query: Query, width: int = WIDTH) -> Iterator[Line]:
    """A line for every occurrence, document by document, in the order of the text.

    `width` is the characters of context on each side; white space in it, line feeds included, is shown as one space.
    """
    for document in documents:
        text = document.summary.text
        places: list[int] = []
        for first, end in query.spans(document.searchable):
            places = places or offsets(text)
            start, stop = places[first], places[end - 1] + 1
            yield Line(
                document.summary,
                start,
                _one_line(text[max(0, start - 2 * width) : start])[-width:] if width else "",
                _one_line(text[start:stop]),
                _one_line(text[stop : stop + 2 * width])[:width],
            )


def _one_line(text: str) -> str:
    """White space as single spaces; a leading or trailing one is kept, so that the pieces of a line fit together."""
    words = " ".join(text.split())
    if not words:
        return " " if text else ""
    return " " * text[0].isspace() + words + " " * text[-1].isspace()


def snippet(summary: Summary, searchable_text: str, query: Query, width: int = WIDTH) -> tuple[str, str, str]:
    """Left context, hit and right context of the first occurrence; the text's beginning where there is none."""
    for line in concordance([Document(summary, searchable_text)], query, width):
        return line.left, line.hit, line.right
    return "", "", _one_line(summary.text[: 2 * width])
