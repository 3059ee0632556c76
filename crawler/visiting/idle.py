"""Parameters of a site's addresses that choose no page, whatever their names: learned from the pages themselves.

A site may give every reader a session in every link. Its articles would be new at each visit. So an article at a new
address is compared with known articles whose addresses differ in only one parameter, or in two. If it has the same text
as all of them, it is not new. After several such cases with different texts, and none to the contrary, the parameter is
idle: addresses that differ only in it are one. One text at many addresses proves nothing: a site that is out of order
answers like that.

A parameter may begin to choose pages. So some of the addresses that differ only in an idle parameter are still asked
for, and the texts are compared. A different text is an article of its own. After several of them the parameter counts
again; if it was the only one that differed, it is not learned a second time.
"""

import logging
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, islice

from crawler.addresses import canonical
from crawler.visiting.parameters import Parameter
from crawler.visiting.same_text import Lines, alike
from crawler.visiting.states import UrlState
from crawler.visiting.visits import Visits

log = logging.getLogger(__name__)

_PROOFS = 5  # texts known from other addresses that make a parameter idle
_TRIES = 50  # articles without a known one beside them, after which a parameter is given up
_CONTRARY = 2  # different texts after which an idle parameter counts again
_FIRST, _EACH = 3, 20  # new addresses of an idle parameter asked for at each visit: the first 3, then one in 20
_PAIRED = 6  # pairs of parameters are looked at only if an address has at most so many
_FEW = 4  # articles that one is compared with, at most
_DIGITS = re.compile(r"\d+")


class Idle:
    """The idle parameters of a site, which are kept in `visits`."""

    def __init__(self, site: str, visits: Visits):
        self.count_again: list[str] = []  # parameters that have been found to choose pages, in words
        self._site = site
        self._visits = visits
        self._learned = visits.parameters.idle(site)
        self._refuted = visits.parameters.refuted(site)  # they were idle once, and have been found to choose pages
        self._choosing: set[Parameter] = set()
        self._proofs: defaultdict[Parameter, list[Lines]] = defaultdict(list)
        self._contrary: defaultdict[Parameter, list[Lines]] = defaultdict(list)
        self._tries: Counter[Parameter] = Counter()
        self._met: set[str] = set()  # addresses with idle parameters
        self._new: Counter[str] = Counter()  # those of them that are new, by place
        self._apart: set[str] = set()  # those that are taken for themselves
        self._articles: dict[str, list[str]] | None = None  # addresses of articles, by what is the same for one page

    # -- what is known of the parameters

    def key(self, url: str) -> str:
        """What is the same for all addresses of one page: `canonical` without the idle parameters."""
        key = canonical(url)
        return key if key in self._apart else self._without(key)

    def sibling(self, url: str) -> UrlState | None:
        """The article that is known at an address which differs from this one in idle parameters alone."""
        return None if canonical(url) in self._apart else next(self._siblings(url), None)

    def siblings(self, url: str) -> list[UrlState]:
        """Some articles at addresses that differ from this one in idle parameters alone, the longest known first."""
        return list(islice(self._siblings(url), _FEW))

    def _siblings(self, url: str) -> Iterator[UrlState]:
        key = canonical(url)
        same = self._without(key)
        if same == key:
            return
        if self._articles is None:
            self._articles = defaultdict(list)
            for one in self._visits.states.articles(self._site):
                self._articles[self._without(one)].append(one)
        others = (one for one in self._articles.get(same, ()) if one != key)
        yield from filter(None, map(self._visits.states.get, others))

    def _without(self, key: str) -> str:
        if not self._learned or "?" not in key:
            return key
        path, _, query = key.partition("?")
        kept = [pair for pair in query.split("&") if (_place(path), _name(pair)) not in self._learned]
        return path + (f"?{'&'.join(kept)}" if kept else "")

    # -- learning

    def candidates(self, url: str) -> Iterator[tuple[Parameter, list[UrlState]]]:
        """The parameters of an address that may choose no page, each with some articles that differ in it alone.

        Where there are none for a single parameter, two of them together.
        """
        parameters = self._parameters(url)
        paired = parameters if len(parameters) <= _PAIRED else []
        for some in (parameters, [(place, f"{one}&{other}") for (place, one), (_, other) in combinations(paired, 2)]):
            any_differs = False
            for parameter in some:
                if self._choosing & {parameter, *_single(parameter)} or self._tries[parameter] > _TRIES:
                    continue
                found = self._differing(canonical(url), parameter[1].split("&"))
                if found:
                    any_differs = True
                    yield parameter, found
                elif parameter not in self._proofs:
                    self._tries[parameter] += 1
            if any_differs:
                return

    def prove(self, parameter: Parameter, lines: Lines) -> None:
        """An article of these lines has been found to be known under another value of a parameter."""
        proofs = self._proofs[parameter]
        if any(alike(lines, earlier) for earlier in proofs):
            return
        proofs.append(lines)
        single = _single(parameter)
        if len(proofs) < _PROOFS or single & self._refuted:
            return
        for one in single - self._learned:
            self._visits.parameters.learn(self._site, one)
            log.info("%s: the parameter %s chooses no page, and counts no more", *one)
        self._learned |= single
        self._articles = None

    def mark_choosing(self, parameter: Parameter) -> None:
        """Articles have been found that differ in a parameter, and are others."""
        self._choosing.add(parameter)

    # -- and looking again

    def mark_met(self, url: str) -> bool:
        """Note that an address has been met; whether it has idle parameters, and is met for the first time."""
        key = canonical(url)
        if key in self._met or self._without(key) == key:
            return False
        self._met.add(key)
        return True

    def sample(self, url: str) -> bool:
        """Take some new addresses that are known but for idle parameters for themselves; whether this one is."""
        key = canonical(url)
        if self._visits.states.get(key):
            return False
        place = _place(key.partition("?")[0])
        self._new[place] += 1
        if self._new[place] > _FIRST and self._new[place] % _EACH:
            return False
        self._apart.add(key)
        return True

    def disprove(self, url: str, siblings: Sequence[UrlState], lines: Lines) -> None:
        """An address has given these lines, and they are not those of its siblings."""
        key = canonical(url)
        self._apart.add(key)
        values = _values(key)
        differing = [
            parameter
            for parameter in self._parameters(url)
            if parameter in self._learned
            and all(_values(other.key).get(parameter[1]) != values[parameter[1]] for other in siblings)
        ]
        for parameter in differing:
            contrary = self._contrary[parameter]
            if not any(alike(lines, one) for one in contrary):
                contrary.append(lines)
                if len(contrary) == _CONTRARY:
                    self._unlearn(parameter, for_good=len(differing) == 1)

    def _unlearn(self, parameter: Parameter, *, for_good: bool) -> None:
        self._visits.parameters.unlearn(self._site, parameter, for_good=for_good)
        self._learned.discard(parameter)
        self._choosing.add(parameter)
        if for_good:
            self._refuted.add(parameter)
        self._articles = None
        self.count_again.append("?".join(parameter))
        log.warning("%s: the parameter %s, which chose no page before, chooses one now, and counts again", *parameter)

    def _parameters(self, url: str) -> list[Parameter]:
        path, _, query = canonical(url).partition("?")
        return [(_place(path), _name(pair)) for pair in query.split("&") if "=" in pair]

    def _differing(self, key: str, names: Sequence[str]) -> list[UrlState]:
        """Some articles at addresses that differ in these parameters alone, and in each, the longest known first."""
        path, _, query = key.partition("?")
        pairs = [f"{_name(pair)}=\0" if _name(pair) in names else pair for pair in query.split("&")]
        mine = _values(key)
        found = self._visits.states.articles_like(self._site, f"{path}?{'&'.join(pairs)}".split("\0"))
        return [one for one in found if _differ(_values(one.key), mine, names)][:_FEW]


def _single(parameter: Parameter) -> set[Parameter]:
    """The one parameter, or the two."""
    return {(parameter[0], name) for name in parameter[1].split("&")}


def _differ(one: dict[str, str], other: dict[str, str], names: Sequence[str]) -> bool:
    """Whether two queries differ in these parameters alone, and in each."""
    return one.keys() == other.keys() and {name for name in one if one[name] != other[name]} == set(names)


def _values(key: str) -> dict[str, str]:
    return dict(pair.partition("=")[::2] for pair in key.partition("?")[2].split("&"))


def _place(path: str) -> str:
    return _DIGITS.sub("0", path)


def _name(pair: str) -> str:
    return pair.partition("=")[0]
