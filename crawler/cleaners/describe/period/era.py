"""The year that all words of their time that a text names tell together, where none of them tells it alone.

A text that speaks of 抗冻救灾, 抗震救灾 and 奥运 is of 2008; one that follows 十八届三中、四中全会 and the campaign of
the mass line is of 2014. For each word the probability that a text of a year names it is 1 while it is current, falls
with each year after that, and is next to nothing before; the years are as probable as the product of these (naive
Bayes). When in its year a text is written matters, for congresses and plenums meet in autumn.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import prod

from crawler.cleaners.beginnings import Beginnings
from crawler.cleaners.describe.period.congresses import MEETINGS, SUPERSEDED, meetings_followed
from crawler.cleaners.describe.period.masked_numbers import masked_times
from crawler.cleaners.describe.period.periods import LATEST, Dated
from crawler.cleaners.matches import words_needed
from crawler.cleaners.tables import rows
from indexer import late_re as re

_OF_STORM = 0.15  # share of texts that name one a year later, of those that name it
_STORMS = (
    (f'台风[“"]?{name}|{name}[”"]?(?:强|超强)?台风', float(year), float(year), _OF_STORM)
    for year, name in rows("describe/period/storms", 2)
)
_LISTED = (
    *(
        (words, float(first), LATEST if last == "-" else float(last), float(left))
        for first, last, left, words in rows("describe/period/era_words", 4)
    ),
    *_STORMS,
)
# A pattern, from when to when what it names was current, the share left each year after.
_ERA_WORDS = tuple((re.compile(words), first, last, left) for words, first, last, left in _LISTED)


def _by_pair() -> dict[str, set[int]]:
    """Which of these may match, by two characters of which one pair stands in any match: each alternative has such."""
    found = defaultdict(set)
    for place, (words, *_) in enumerate(_LISTED):
        for word in words_needed(words):
            found[word[:2]].add(place)
    return dict(found)


_BY_PAIR = _by_pair()
_BEGINNINGS = Beginnings(_BY_PAIR)

_YEARS = range(1998, 2031)
_READ = 2000  # characters: later ones tell of what is meant, and of what was
_BEFORE = 0.0005  # of a word before what it names; it may stand for something else
_REMEMBERED = 0.003  # of one long after
_SURE, _SURE_OF_ONE = 0.7, 0.8  # of what several words tell, and one alone
_LONG_AGO = 1998  # what began by then (工商局) tells little
_POSSIBLE = 0.2  # as probable as the most probable year
_LASTING = 0.4  # at least this share of texts goes on each year
# Of texts that went on naming the newest of their words in a year that only the title names, or the text too.
DOUBTFUL, IMPOSSIBLE = 0.2, 0.02
_NAMED = 10  # times as probable is a year that the text names, in passing
_MEETING_LEFT = {"大": 0.1, "中": 0.05}
_NEW = 3  # years in which it is new
_SHOWN = 3  # words that are given as evidence
_MASKED_LEFT = 1e-6  # of what has a masked number: it has another time


@dataclass(frozen=True, slots=True)
class Era:
    """Words of a text, when what they name began and ceased to be current, and the share left each year after."""

    words: str
    begins: float
    ends: float
    left: float

    def in_use(self, written: float) -> float:
        """How probable it is that a text written at a time names it."""
        if written < self.begins:
            return _BEFORE
        return 1.0 if written <= self.ends else max(_REMEMBERED, self.left ** (written - self.ends))


@lru_cache(maxsize=2)  # who doubts a title's year asks for the text's own twice in a row
def year_of_era(words: str, *, written: float = 1.0, years: frozenset[int] = frozenset()) -> Dated | None:
    """The year that the folded words of a text tell together, and those that tell it; None if no year is certain.

    `written` is the part of its year that was over when it was written: all of it for a report on the year.

    >>> year_of_era("今年一月的抗冻救灾,五月的抗震救灾,八月的奥运会")
    (2008, '抗震救灾', '抗冻救灾', '奥运')
    >>> year_of_era("学习十八届三中、四中全会精神,开展群众路线教育")
    (2014, '十八届三中、四中', '群众路线教育')
    """
    text = words[:_READ]
    likely, named, masked = _likely(text, written, years), _named(text), _masked(text)
    year = max(likely, key=lambda year: likely[year])
    tell_together = sum(it.begins > _LONG_AGO for it in named) > 1
    if likely[year] < (_SURE if tell_together else _SURE_OF_ONE) * sum(likely.values()):
        return None
    if masked and any(it.in_use(year + written) < 1 for it in named):
        return None  # which of its times is meant only what is of the present tells
    telling = sorted((it for it in named if it.begins <= year + 1), key=lambda it: it.ends - it.begins)
    shown = list(dict.fromkeys(it.words for it in telling))  # a list of plenums (十八届三中、四中) is told once
    return year, *shown[:_SHOWN] + [either[0].words for either in masked]


def fits(year: int, words: str) -> bool:
    """Whether the words of their time that a folded text names may all be of a year.

    >>> fits(2013, "深入开展先进性教育活动"), fits(2005, "深入开展先进性教育活动")
    (False, True)
    """
    likely = _likely(words[:_READ], 1.0, frozenset())
    return year not in likely or likely[year] >= _POSSIBLE * max(likely.values())


def is_new(year: int, words: str) -> bool:
    """Whether what a folded text names of its time came up in a year or shortly before, and nothing of it is older.

    >>> is_new(2018, "落实河长制,推进精准扶贫"), is_new(2021, "落实河长制,推进精准扶贫")
    (True, False)
    """
    return fits(year, words) and any(year - _NEW <= it.begins <= year + 1 for it in _named(words[:_READ]))


def last_year(words: str, least: float) -> int:
    """The last year in which one of the doctrines, campaigns and policies that a folded text names is in use.

    LATEST if it names none. What happened once is remembered longer.
    """
    lasting = [it for it in _named(words) if it.left >= _LASTING]
    in_use = (year for year in _YEARS if any(it.in_use(year + 1) >= least for it in lasting))
    last = max(in_use, default=LATEST)
    return last if last < _YEARS[-1] else LATEST


def _likely(text: str, written: float, years: frozenset[int]) -> dict[int, float]:
    """How probable each year is, by the words that a text names."""
    named, masked = _named(text), _masked(text)
    return {
        year: (_NAMED if year in years else 1)
        * prod(it.in_use(year + written) for it in named)
        * prod(max(it.in_use(year + written) for it in either) for either in masked)
        for year in _YEARS
    }


@lru_cache(maxsize=2)
def _named(text: str) -> tuple[Era, ...]:
    """What a text names that is of a certain time."""
    places = sorted({place for pair in _BEGINNINGS.of(text) for place in _BY_PAIR.get(pair, ())})
    words = (
        Era(match[0], first, last + 1, left)
        for pattern, first, last, left in map(_ERA_WORDS.__getitem__, places)
        if (match := pattern.search(text))
    )
    return (*words, *_meetings(text))


def _meetings(text: str) -> Iterator[Era]:
    """The congresses and plenums that a text follows: each was the newest until the next one met."""
    for name, words in meetings_followed(text).items():
        if met := MEETINGS.get(name):
            yield Era(words, met, SUPERSEDED[name], _MEETING_LEFT[name[-1]])


@lru_cache(maxsize=2)
def _masked(text: str) -> tuple[tuple[Era, ...], ...]:
    """What a text names whose number is masked, each at all the times that it may be of."""
    return tuple(tuple(Era(words, *time, _MASKED_LEFT) for time in times) for words, times in masked_times(text))
