"""Whose voice a text has: its author's, on the own body's work, or that of one who tells of others or gives advice.

The weights of the `traits` are the logarithm of the odds that the text is a summary. They were fitted to openings by
others and of our own (logistic regression beside the wording, each sample judged by weights from the others); a few
were set by hand, and three fitted later to pages of mirrored sites: the start, the own body, what happened lately.
"""

from crawler.cleaners.genre.traits import TRAITS

_READ, _OPENING, _TAIL, _END = 600, 200, 400, 60  # characters
TITLED, FORMULA = 3.2, 1.9  # its title ends on a word of the genre; it opens with 现将…汇报如下 and the like


def voice(heading: str, plain: str, *, titled: bool, formula: bool) -> tuple[float, list[tuple[str, float, str]]]:
    """What title, opening and traits add to the log-odds that a text is its author's own account.

    And what of it speaks against that: genre, weight and words. `heading` and `plain` are folded; `titled` and
    `formula`: whether title and opening are of the genre.
    """
    odds = TITLED * titled + FORMULA * formula
    against: list[tuple[str, float, str]] = []
    for trait, (share, words) in zip(TRAITS, traits_of(heading, plain, titled=titled), strict=True):
        odds += trait.weight * share
        if share and trait.weight < 0:
            against.append((trait.genre, -trait.weight * share, words.strip()))
    return odds, against


def traits_of(heading: str, plain: str, *, titled: bool) -> list[tuple[float, str]]:
    """How much a text has of each trait, and the words."""
    read = {
        "title": heading,
        "headline": "" if titled else heading,
        "opening": plain[:_OPENING],
        "body": plain[:_READ],
        "page": f"{heading}\n{plain[:_READ]}",
        "ends": plain if len(plain) <= _READ + _TAIL else f"{plain[:_READ]}\n{plain[-_TAIL:]}",
        "end": plain[-_END:].rstrip(),
    }
    return [trait.found(read[trait.where]) for trait in TRAITS]
