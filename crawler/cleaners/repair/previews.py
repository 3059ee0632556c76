"""Numbered fragments of a document's beginning that a document site shows as a preview before the text itself."""

from indexer import late_re as re

_HEAD = 14  # lines among which the fragments stand
_MIN = 15  # characters of one that is looked for in the text
_NUMBERED = re.compile(r"\s?(?P<number>\d{1,2})[、.．]\s?(?P<words>.{1,400})")
_SENTENCE = re.compile("[，,。；;：:！!？?]")
_DOTS = re.compile(r"[.…\s]{1,12}$")


def previews(text: str) -> list[tuple[int, int]]:
    """Where the fragments stand, with their line ends: lines numbered from 1 whose words all stand in the text again.

    In an author's list each item says something new.
    """
    lines = text.split("\n", _HEAD + 1)
    start = 0
    for place, line in enumerate(lines[:_HEAD]):
        if (match := _NUMBERED.fullmatch(line)) and match["number"] == "1":
            found = _fragments(text, lines[place:-1] if len(lines) > _HEAD + 1 else lines[place:], start)
            if found:
                return found
        start += len(line) + 1
    return []


def _fragments(text: str, lines: list[str], start: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    words: list[str] = []
    place = start
    for line in lines:
        match = _NUMBERED.fullmatch(line)
        if match is None or int(match["number"]) != len(found) + 1:
            break
        words.append("".join(_DOTS.sub("", match["words"]).split()))
        found.append((place, place + len(line) + 1))
        place += len(line) + 1
    rest = "".join(text[place:].split())
    # The first begins with the title, which the text itself need not repeat, or is no more than that.
    again = [len(one) >= _MIN and (one if number else one[-_MIN:]) in rest for number, one in enumerate(words)]
    title_alone = len(found) > 2 and not _SENTENCE.search(words[0])
    return found if len(found) > 1 and all(again[title_alone:]) else []
