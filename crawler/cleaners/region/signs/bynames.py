"""By-names, newspapers and services of one place alone.

No package that we know has these. They are in `bynames.txt`, a line a place: the code and the words, which are other
names of provinces, cities and their parts, the newspapers that their offices write for, their services on the telephone
(粤省事), and what only one has (嘎查, 团场). Left out is what stands for several places (春城, 申城), what all the
country reads (南方周末), what is another word too, and campaigns and habits of speech, which are met elsewhere: of
seven places that one of these told alone one was right.
"""

from collections import defaultdict
from functools import cache

from crawler.cleaners.beginnings import Lexicon
from crawler.cleaners.region.evidence import HINT, Evidence
from crawler.cleaners.region.reading.edges import is_in_work, stands_for_itself
from crawler.cleaners.region.reading.elsewhere import is_own
from crawler.cleaners.tables import rows


@cache
def _codes() -> dict[str, str]:
    return {word: code for code, words in rows("region/signs/bynames", 2) for word in words.split()}


@cache
def _lexicon() -> Lexicon:
    return Lexicon(_codes())


def add_bynames(evidence: Evidence, body: str) -> None:
    """Count the places whose by-names, newspapers or services a text names, if they are of one province."""
    behind: dict[str, set[str]] = defaultdict(set)  # each name: the characters that follow it
    for word, start, end in _lexicon().found(body):
        if stands_for_itself(body, start, end) and is_own(body, start, end) and not is_in_work(body, start, end):
            behind[word].add(body[end : end + 1])
    called = [word for word, characters in behind.items() if "区" not in characters]
    if len({_codes()[word][:2] for word in called}) == 1:
        for word in called:
            evidence.add(_codes()[word], HINT, word)
