"""Sentences that stand twice behind one another: a program read bold type, which is printed twice, twice."""

from collections.abc import Iterator

_SHORTEST, _LONGEST = 5, 30  # characters of a heading without its full stop
_LEAST = 2  # different ones of a text; one may be a slip


def doubled_sentences(text: str) -> Iterator[tuple[int, int]]:
    """First and end of the second of each two sentences of one line that are the same, in a text that has several."""
    found: list[tuple[int, int]] = []
    place, row, before = 0, 1, ""
    for sentence in text.split("。"):
        end = place + len(sentence) + 1
        row = row + 1 if sentence == before else 1
        if row == 2 and _SHORTEST <= len(sentence) <= _LONGEST:
            found.append((place, end))
        elif row > 2 and found and found[-1][1] == place:
            found.pop()  # three are no bold type
        before = sentence.rpartition("\n")[2].lstrip()
        place = end
    if len({text[first:end] for first, end in found}) >= _LEAST:
        yield from ((first, min(end, len(text))) for first, end in found)
