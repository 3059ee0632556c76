"""Numbered fragments of a document's beginning that a document site shows as a preview before the text itself."""

from itertools import islice

from crawler.cleaners.repair.lines import placed
from indexer import late_re as re

_HEAD = 14  # lines among which the fragments stand
_MIN = 15  # characters of one that is looked for in the text
_NUMBERED = re.compile(r"\s?(?P<number>\d{1,2})[、.．]\s?(?P<words>.{1,400})")
_SENTENCE = re.compile("[，,。；;：:！!？?]")
_DOTS = re.compile(r"[.…\s]{1,12}$")


def previews(text: str) -> list[tuple[int, int, str]]:
    """First, end and "" of the fragments with their line ends: lines numbered from 1 whose words all stand in the text
    again.

    In an author's list each item says something new.
    """
    lines = list(islice(placed(text), _HEAD))
    for number, (_, line) in enumerate(lines):
        if (
            (match := _NUMBERED.fullmatch(line))
            and match["number"] == "1"
            and (found := _fragments(text, lines[number:]))
        ):
            return found
    return []


def _fragments(text: str, lines: list[tuple[int, str]]) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    words: list[str] = []
    for place, line in lines:
        match = _NUMBERED.fullmatch(line)
        if match is None or int(match["number"]) != len(found) + 1:
            break
        words.append("".join(_DOTS.sub("", match["words"]).split()))
        found.append((place, place + len(line) + 1, ""))
    rest = "".join(text[found[-1][1] :].split())
    # The first begins with the title, which the text itself need not repeat, or is no more than that.
    again = [len(one) >= _MIN and (one if number else one[-_MIN:]) in rest for number, one in enumerate(words)]
    title_alone = len(found) > 2 and not _SENTENCE.search(words[0])
    return found if len(found) > 1 and all(again[title_alone:]) else []
