"""By-names, newspapers, campaigns and peoples of one place alone.

No package that we know has these. They are in `bynames.txt`, a line a place: `called`, `guests` or `people`, the code,
and the words.

- `called` are other names of provinces and cities, and what only one has: its service on the telephone (粤省事), its
  campaigns (访惠聚), its words for things (嘎查) and the newspapers that its offices write for.
- `guests` are characters that stand for a city before its guests (来沈游客), and are no other word's there.
- `people` are peoples that live in one province: one that is named once may be a person's (一名黎族干部).

Left out is what stands for several places (春城, 申城), what all the country reads or talks of (南方周末), and what is
another word too.
"""

from collections import defaultdict
from functools import cache
from typing import NamedTuple

from crawler.cleaners.beginnings import Lexicon
from crawler.cleaners.region.evidence import HINT, PLAIN, Evidence
from crawler.cleaners.region.reading.edges import is_in_work, stands_for_itself
from crawler.cleaners.region.reading.elsewhere import is_own
from crawler.cleaners.region.signs.provinces import BY_SIGN
from crawler.cleaners.tables import rows
from indexer import late_re as re

# Characters that may stand for a city: 来沈游客.
_GUESTS = re.compile(
    r"[来莅返驻在](?:(?:(?<=[来莅返])|(?<=来)[(、]返[)]?)([\u4e00-\u9fff])(?:返[\u4e00-\u9fff])?(?:游客|旅游|投资|考察|检查|指导|视察|调研|务工|客商|"
    r"创业|就业|参观|观光|人员)|(?<=驻)([\u4e00-\u9fff])(?:部队|高校|院校|单位|央企|(?:全国|省|各级)[^,。;]{0,8}(?:代表|委员))|"
    r"(?<=在)([\u4e00-\u9fff])(?:高校|院校|央企|游玩|过(?:节|年|春节)))"
)


class _Words(NamedTuple):
    """The words of each kind and the codes of their places, and those of two characters or more."""

    called: dict[str, str]
    guests: dict[str, str]
    people: dict[str, str]
    lexicon: Lexicon


@cache
def _words() -> _Words:
    kinds: dict[str, dict[str, str]] = {"called": {}, "guests": {}, "people": {}}
    for kind, code, words in rows("region/signs/bynames", 3):
        kinds[kind].update(dict.fromkeys(words.split(), code))
    return _Words(**kinds, lexicon=Lexicon([*kinds["called"], *kinds["people"]]))


def add_bynames(evidence: Evidence, body: str) -> None:
    """Count the places whose by-names a text uses: guests (来沈游客), other names, newspapers, peoples."""
    body = body.replace("“", "").replace("”", "").replace('"', "")  # “五型”政府
    _add_guests(evidence, body)
    known = _words()
    behind: dict[str, set[str]] = defaultdict(set)  # each name: the characters that follow it
    for word, start, end in known.lexicon.found(body):
        if stands_for_itself(body, start, end) and is_own(body, start, end) and not is_in_work(body, start, end):
            behind[word].add(body[end : end + 1])
    called = [word for word in behind if word in known.called and "区" not in behind[word]]
    if len({known.called[word][:2] for word in called}) == 1:
        for word in called:
            evidence.add(known.called[word], HINT, word)
    for word, characters in behind.items():
        if word in known.people:
            evidence.add(known.people[word], HINT if len(characters) > 1 else PLAIN, word)


def _add_guests(evidence: Evidence, body: str) -> None:
    """The only city whose character stands before guests or deputies: 来沈游客."""
    known = _words().guests
    found = ((guests[guests.lastindex or 1], guests[0]) for guests in _GUESTS.finditer(body))
    places = {known[character]: words for character, words in found if character in known and character not in BY_SIGN}
    if len(places) == 1:
        [(code, words)] = places.items()
        evidence.add(code, HINT, words)
