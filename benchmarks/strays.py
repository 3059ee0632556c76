"""Marks, blanks, line ends and numbers that come to stand in a text, simulated.

Each takes a whole text and returns it broken, or None where it holds no place for this kind of damage.
"""

import random
from collections.abc import Callable

from benchmarks.lost_bytes import HAN, Damaged
from indexer.text import segmented


def _inside_word(chance: random.Random, text: str) -> int | None:
    """A place inside a word of a paragraph, not of a heading."""
    lines = [line for line in text.split("\n") if len(line) > 40]
    if not lines:
        return None
    line = chance.choice(lines)
    places = [at + chance.randrange(1, len(word)) for at, word in segmented(line) if len(word) > 1 and HAN.match(word)]
    places = [place for place in places if HAN.match(line[place - 1]) and HAN.match(line[place])]
    return text.index(line) + chance.choice(places) if places else None


def stray(sign: str, times: int = 1) -> Callable[[random.Random, str], Damaged | None]:
    """A sign inside words, so many times."""

    def damage(chance: random.Random, text: str) -> Damaged | None:
        places = {place for _ in range(times) if (place := _inside_word(chance, text)) is not None}
        broken = text
        for place in sorted(places, reverse=True):
            broken = broken[:place] + sign + broken[place:]
        return Damaged(text, broken) if len(places) == times else None

    return damage


_SHORT_PAGE = 200  # characters


def page_mark(form: str) -> Callable[[random.Random, str], Damaged | None]:
    """Three marks, counting up, inside words of three paragraphs, a page's length or more apart."""

    def damage(chance: random.Random, text: str) -> Damaged | None:
        first = chance.randrange(1, 9)
        pages = first + chance.randrange(2, 9)
        lines = text.split("\n")
        number = first
        since = _SHORT_PAGE  # characters behind the last mark
        for at, line in enumerate(lines):
            place = _inside_word(chance, line)
            if number < first + 3 and place is not None and since >= _SHORT_PAGE:
                lines[at] = line[:place] + form.format(n=number, m=pages) + line[place:]
                number += 1
                since = -place
            since += len(line)
        return Damaged(text, "\n".join(lines)) if number > first + 1 else None

    return damage


def wrapped(end: str, indent: int = 0) -> Callable[[random.Random, str], Damaged | None]:
    """A text whose paragraphs are broken into lines of one width in cells; no line begins with a closing mark.

    The first line of each was indented by so many cells, which are gone.
    """

    def damage(chance: random.Random, text: str) -> Damaged | None:
        full = 2 * chance.randrange(28, 46)
        rows: list[str] = []
        broken = 0
        for line in text.split("\n"):
            row: list[str] = []
            cells = indent
            for char in line:
                wide = 1 if char < "\u2000" else 2
                if (
                    cells + wide > full
                    and char not in "，。、；：！？”）》%.0123456789"
                    and row[-1] not in "“（《0123456789."
                ):
                    row, cells = [*row, end], 0
                    broken += 1
                row.append(char)
                cells += wide
            rows.append("".join(row))
        return Damaged(text, "\n".join(rows)) if broken > 4 else None

    return damage


def preview(chance: random.Random, text: str) -> Damaged | None:
    """Numbered fragments of the beginning, each cut where its length is full, before the text."""
    flat = text.replace("\n", "")
    size = chance.randrange(40, 70)
    if len(flat) < size * 4:
        return None
    pieces = [flat[n * size : (n + 1) * size] for n in range(3)]
    head = "\n".join(f"{number}、{piece}" for number, piece in enumerate(pieces, 1))
    return Damaged(text, f"{head}\n{text}")


def cut_pages(chance: random.Random, text: str) -> Damaged | None:
    """All of it in one line, then in numbered pieces of one length. A line's end where a sentence ends may be the
    author's."""
    flat = text.replace("\n", "")
    size = chance.randrange(110, 340)
    if len(flat) < 2 * size + 40:
        return None
    pieces = [flat[first : first + size] for first in range(0, len(flat), size)]
    whole = "".join(piece + ("\n" if piece[-1] in "。！？" else "") for piece in pieces[:-1]) + pieces[-1]
    return Damaged(whole, "\n".join(f"{number}、{piece}" for number, piece in enumerate(pieces, 1)))
