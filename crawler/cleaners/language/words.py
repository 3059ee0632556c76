"""How likely a piece of text is, by the words of jieba's dictionary and their counts.

Traditional characters count as simplified. Likelihoods are powers of ten.
"""

import logging
from functools import cache
from math import log10

from indexer.text import fold

AROUND = 6  # characters on either side that show whether a word is cut
SURE = 1.0  # powers of ten by which one word is likelier than two pieces: so are 9 of 10 words cut, and 1 border in 600
_LONGEST = 4  # characters of a word that is looked for; nearly all longer ones are made of such
_UNKNOWN = -1.5  # powers of ten by which a character that is no word is rarer than the rarest word
_MARKS = {"。": -1.6, ",": -1.4, "、": -2.0, ";": -2.8, ":": -2.8, "“": -3.0, "”": -3.0, "(": -3.2, ")": -3.2,
          "?": -3.0}  # folded  # fmt: skip
_OTHER = -4.0  # a digit, a letter, another mark
NEVER = float("-inf")


@cache
def dictionary() -> tuple[dict[str, int], float]:
    """The counts of the dictionary (0 for what is only the beginning of a word), and the logarithm of their sum."""
    import jieba

    jieba.setLogLevel(logging.WARNING)
    jieba.initialize()
    return jieba.dt.FREQ, log10(jieba.dt.total)


def power(char: str) -> float:
    """How likely a folded character is by itself, as a power of ten."""
    if not "\u3400" <= char <= "\u9fff":
        return _MARKS.get(char, _OTHER)
    counts, total = dictionary()
    times = counts.get(char)
    return (log10(times) if times else _UNKNOWN) - total


def likelihood(text: str) -> float:
    """How likely a text is, folded or not, as a power of ten: that of the best way to cut it into words."""
    counts, total = dictionary()
    folded = fold(text)
    scores = [0.0, *([NEVER] * len(folded))]
    for first, char in enumerate(folded):
        so_far, end = scores[first], first + 1
        if not "\u3400" <= char <= "\u9fff":
            scores[end] = max(scores[end], so_far + _MARKS.get(char, _OTHER))
            continue
        times = counts.get(char)
        scores[end] = max(scores[end], so_far + ((log10(times) if times else _UNKNOWN) - total))
        while times is not None and end < min(first + _LONGEST, len(folded)):  # the dictionary holds all beginnings
            end += 1
            times = counts.get(folded[first:end])
            if times:
                scores[end] = max(scores[end], so_far + (log10(times) - total))
    return scores[-1]


def mean_likelihood(text: str) -> float:
    """How likely a character of a text is, as a power of ten; 0 in an empty text."""
    return likelihood(text) / max(len(text), 1)


def joined_gain(before: str, behind: str) -> float:
    """By how many powers of ten two pieces are likelier as one text than apart; 0 if no word spans the border."""
    counts, _ = dictionary()
    before, behind = fold(before), fold(behind)
    # The dictionary holds the beginnings of its words too.
    if not any(before[-length:] + behind[:1] in counts for length in range(1, _LONGEST)):
        return 0.0
    return likelihood(before + behind) - likelihood(before) - likelihood(behind)


def cuts_word(before: str, behind: str) -> bool:
    """Whether the border between two pieces of text lies within a word."""
    return joined_gain(before[-AROUND:], behind[:AROUND]) >= SURE
