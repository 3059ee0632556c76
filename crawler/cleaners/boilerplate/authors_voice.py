"""Tells where an author addresses his readers as a site does: in rules, invitations and instructions."""

from collections.abc import Container, Mapping, Set

from crawler.cleaners.boilerplate.inside import TO_READER
from crawler.cleaners.boilerplate.matching import NO_RULE, Fitting, matching
from crawler.cleaners.boilerplate.spans import Span
from crawler.cleaners.boilerplate.to_reader import speaks_to_reader
from crawler.cleaners.vocabulary.numerals import NUMBER, number
from indexer import late_re as re

# The names of the rules that take what an author may say too: to his readers all along, or in an item of a list.
_SPOKEN = frozenset((TO_READER, "rights notice", "contact"))
_PAYWALL = "paywall"
_IN_ITEMS = _SPOKEN | {_PAYWALL}  # 1、登录后查看; but behind his words it is the site's
_ITEM = re.compile(rf"(\(?)({NUMBER})([、.):,])")
_FAR = 100  # lines back over which the items before one are looked for
_NEXT = 3  # lines in which the second item is looked for behind the first
_LONG = 20  # characters of a line that says something
_YOU = re.compile("[您你]")
_SHARE, _LEAST = 1 / 3, 5  # of such lines, and so many of them, address the reader in a text that does so throughout


class AuthorsVoice:
    """Tells the author's words to his readers from a site's, in a text that is read from its first line on."""

    def __init__(self, folded: list[str], kept: Container[int], candidates: Mapping[int, Fitting]) -> None:
        """`kept` are the places of the lines kept so far, `candidates` the rules to be tried on each line."""
        self._folded, self._kept, self._candidates = folded, kept, candidates
        self._throughout: bool | None = None  # whether he addresses his reader throughout, once that was asked

    def speaks(self, place: int, rules: Set[str]) -> bool:
        """Whether what one of these rules takes in a line is the author's own word to his reader."""
        if not rules & _IN_ITEMS:
            return False
        if rules & _SPOKEN and self._throughout is None:
            self._throughout = _addresses_reader_throughout(self._folded)
        throughout = bool(rules & _SPOKEN and self._throughout)
        return throughout or _continues_list(self._folded, self._kept, place) or self._begins_list(place)

    def spared(self, place: int, rule: str, inside: list[Span]) -> tuple[str, list[Span]]:
        """The rule that takes a line and the spans inside it, without the author's own words to his reader."""
        if not self.speaks(place, {rule, *(span.rule for span in inside)}):
            return rule, inside
        sites = [span for span in inside if span.rule not in _IN_ITEMS or (span.start and span.rule == _PAYWALL)]
        return "" if rule in _IN_ITEMS else rule, sites

    def _begins_list(self, place: int) -> bool:
        """Whether a line is the first item of a list whose second item no rule takes."""
        second = _second_item(self._folded, place)
        if not second:
            return False
        fitting = self._candidates.get(self._folded.index(second, place), NO_RULE)
        return not matching(second, fitting.at_edge) and not speaks_to_reader(second)


def _continues_list(folded: list[str], kept: Container[int], place: int) -> bool:
    """Whether a line is a further item of a numbered list, all items of which so far are kept."""
    found = _ITEM.match(folded[place])
    wanted = number(found[2]) if found else None
    if not found or not wanted or wanted == 1:
        return False
    form = _form(found)
    for before in range(place - 1, max(place - _FAR, 0) - 1, -1):
        item = _ITEM.match(folded[before])
        if item and _form(item) == form:
            if number(item[2]) != wanted - 1 or before not in kept:
                return False
            wanted -= 1
            if wanted == 1:
                return True
    return False


def _second_item(folded: list[str], place: int) -> str:
    """The second item of the list whose first item a line is; "" where it is none."""
    found = _ITEM.match(folded[place])
    if not found or number(found[2]) != 1:
        return ""
    for line in folded[place + 1 : place + 1 + _NEXT]:
        item = _ITEM.match(line)
        if item and _form(item) == _form(found) and number(item[2]) == 2:
            return line
    return ""


def _form(item: re.Match[str]) -> tuple[str, bool, str]:
    """What the numbers of one list have in common: 1、 is of another list than 一、 and (1)."""
    return item[1], item[2].isdecimal(), item[3]


def _addresses_reader_throughout(folded: list[str]) -> bool:
    """Whether so much of a text addresses its reader that its author does."""
    long = [line for line in folded if len(line) >= _LONG]
    addressing = sum(1 for line in long if _YOU.search(line))
    return addressing >= _LEAST and addressing >= _SHARE * len(long)
