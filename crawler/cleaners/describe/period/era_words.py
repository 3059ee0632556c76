"""Words of policies, campaigns and events, each with the years in which texts spoke of it as of the present.

A row of `era_words.txt` is the first and the last year, the share of texts naming it that is left with each year after
the last, and a pattern for folded text. A first year with a fraction says that it began late in that year (2008.8: in
October 2008). The years are those of the decisions that began and closed a campaign; the shares are estimates. Where a
word goes on to be used, its last year is left out.
"""

from crawler.cleaners.describe.period.forms import FIVE_YEAR_PLANS, LATEST, LAW_PLANS
from crawler.cleaners.matches import words_needed
from crawler.cleaners.tables import rows
from indexer import late_re as re

_MARKS = '[”"]?'
_PLANS = (
    *(
        (f"{plan}(?<![一二三四五六七八九百十]{plan})(?![年月日个名次人万元项五])", first - 1, first + 4, 0.35)
        for plan, first in FIVE_YEAR_PLANS.items()
    ),
    *((f"{plan}(?<!十{plan}){_MARKS}普法", first, first + 4, 0.3) for plan, first in LAW_PLANS.items()),
)

_LISTED = (
    (words, float(first), LATEST if last == "-" else float(last), float(left))
    for first, last, left, words in rows("describe/period/era_words", 4)
)
ERA_WORDS = tuple(
    (words_needed(words), re.compile(words), first, last, left) for words, first, last, left in (*_LISTED, *_PLANS)
)
