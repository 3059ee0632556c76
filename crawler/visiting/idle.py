"""Parameters of a site's addresses that choose no page, whatever their names: learned from the pages themselves.

A site may give every reader a session in every link. Its articles would be new at each visit. So an article at a new
address is compared with those that are known from earlier visits at addresses which differ in one parameter alone. If
it gives the text of all of these, it is no new one. After several such cases, each of another text, and none to the
contrary, the parameter is idle: addresses that differ in it alone are one. One text at many addresses proves nothing:
a site that is out of order answers so.
"""

import logging
import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from crawler.addresses import canonical
from crawler.visiting.lines import Lines, alike
from crawler.visiting.visits import Known, Visits

log = logging.getLogger(__name__)

_PROOFS = 5  # texts that are known otherwise, from which on a parameter is idle
_TRIES = 50  # articles beside which none is known, from which on a parameter is not looked at any more
_DIGITS = re.compile(r"\d+")

Parameter = tuple[str, str]  # host and path with every number as 0, and the name


class Idle:
    """The idle parameters of a site, which are kept in `visits`."""

    def __init__(self, site: str, visits: Visits):
        self._site = site
        self._visits = visits
        self._learned = visits.idle(site)
        self._choosing: set[Parameter] = set()
        self._proofs: defaultdict[Parameter, list[Lines]] = defaultdict(list)
        self._tries: Counter[Parameter] = Counter()

    def key(self, url: str) -> str:
        """What is the same for all addresses of one page: `canonical` without the idle parameters."""
        key = canonical(url)
        if not self._learned or "?" not in key:
            return key
        path, _, query = key.partition("?")
        kept = [pair for pair in query.split("&") if (_place(path), _name(pair)) not in self._learned]
        return path + (f"?{'&'.join(kept)}" if kept else "")

    def known(self, url: str) -> Known | None:
        """The article that is known at an address which differs from this one in an idle parameter alone."""
        if self.key(url) == canonical(url):
            return None
        others = (self._beside(url, parameter) for parameter in self._parameters(url) if parameter in self._learned)
        return next((found[0] for found in others if found), None)

    def candidates(self, url: str) -> Iterator[tuple[Parameter, list[Known]]]:
        """The parameters of an address that may choose no page, each with some articles that differ in it alone."""
        for parameter in self._parameters(url):
            if parameter in self._choosing or self._tries[parameter] > _TRIES:
                continue
            found = self._beside(url, parameter)
            if found:
                yield parameter, found
            elif parameter not in self._proofs:
                self._tries[parameter] += 1

    def proves(self, parameter: Parameter, lines: Lines) -> None:
        """An article of these lines has been found to be known under another value of a parameter."""
        proofs = self._proofs[parameter]
        if any(alike(lines, earlier) for earlier in proofs):
            return
        proofs.append(lines)
        if len(proofs) == _PROOFS and parameter not in self._learned:
            self._learned.add(parameter)
            self._visits.learn_idle(self._site, *parameter)
            log.info("%s: the parameter %s chooses no page, and counts no more", *parameter)

    def chooses(self, parameter: Parameter) -> None:
        """Articles have been found that differ in a parameter, and are others."""
        self._choosing.add(parameter)

    def _parameters(self, url: str) -> list[Parameter]:
        path, _, query = canonical(url).partition("?")
        return [(_place(path), _name(pair)) for pair in query.split("&") if "=" in pair]

    def _beside(self, url: str, parameter: Parameter) -> list[Known]:
        """Articles at addresses that differ in a parameter alone, the longest known first."""
        path, _, query = canonical(url).partition("?")
        pairs = query.split("&")
        place = next(place for place, pair in enumerate(pairs) if _name(pair) == parameter[1])
        before = f"{path}?{''.join(f'{pair}&' for pair in pairs[:place])}{parameter[1]}="
        after = "".join(f"&{pair}" for pair in pairs[place + 1 :])
        found = self._visits.articles_between(self._site, before, after)
        return [one for one in found if "&" not in one.key[len(before) : len(one.key) - len(after)]]


def _place(path: str) -> str:
    return _DIGITS.sub("0", path)


def _name(pair: str) -> str:
    return pair.partition("=")[0]
