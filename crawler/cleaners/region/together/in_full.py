"""The full names of provinces, cities, counties and towns in a text (香河县, 始阳镇) and how sure each is."""

from collections import defaultdict
from collections.abc import Iterable

from crawler.cleaners.region.places import gazetteer, stems, towns
from crawler.cleaners.region.places.bare import OF_TOWN
from crawler.cleaners.region.reading.edges import begins_word, is_edge
from crawler.cleaners.region.reading.elsewhere import is_own
from crawler.cleaners.region.reading.full_names import full_names
from crawler.cleaners.region.reading.told_of import is_told_of, masked_levels
from crawler.cleaners.region.together.name import AGAIN, FULL, MOST, Name, surer

_SHORTEST = 2  # characters of a name
_LONGEST_BEFORE = 4  # characters of a county's short name before its town's
# How much of it is left where the clause speaks of another's place: of 31 such counties 7 were the own and 9 more in
# its province, of 27 such cities and provinces none, of 7 towns 5 in the own county.
_OF_ANOTHER = {OF_TOWN: 0.6, 6: 0.6, 4: 0.05, 2: 0.05}
_NO_WORD = 2  # times that a town is named which is another word too
# A town of a county's name (兴宁镇) may be that county's (兴宁市), whose towns of before the list of today has not.
_NOT_LISTED = 0.5
_WORD, _PIECE = 0.5, 0.1  # where the name is another word too, where a word may reach over its edge


def named_in_full(body: str) -> dict[str, list[Name]]:
    """The full names by their stems; one that is another's at least as often is another's everywhere."""
    found: dict[str, list[Name]] = defaultdict(list)
    told: dict[str, int] = defaultdict(int)
    for start, end, codes, is_town in full_names(body, with_towns=True):
        stem = towns.KIND.sub("", body[start:end]) if is_town else gazetteer.stem_of(body[start:end])
        if is_told_of(body, start, end):
            told[stem] += 1
        else:
            its = gazetteer.one_each(codes) if len(codes) <= MOST else frozenset[str]()
            found[stem].append(_full_name(body, start, end, its, is_town=is_town))
    masked = masked_levels(body)
    return {
        stem: its
        if 2 * sum(name.own for name in its) > len(its) + told[stem] + (its[0].words[-1] in masked)
        else [_of_another(name) if name.own else name for name in its]
        for stem, its in found.items()
    }


def _of_another(name: Name) -> Name:
    codes = {code for _, its in name.groups for code in its}
    return surer(name, name.sure * _OF_ANOTHER[_level(codes, is_town=name.full_town)], own=False)


def _level(codes: Iterable[str], *, is_town: bool) -> int:
    return OF_TOWN if is_town else max(map(gazetteer.level, codes), default=6)


def _full_name(body: str, start: int, end: int, codes: frozenset[str], *, is_town: bool) -> Name:
    words, own = body[start:end], is_own(body, start, end, near=is_town)
    stem = towns.KIND.sub("", words) if is_town else words[:-1]
    no_word = is_town and (body.count(words) >= _NO_WORD or (stem and words.endswith("族乡")))
    word = (is_town and stems.is_ordinary(stem) and not no_word) or stems.COMMON_NOUNS.fullmatch(words) is not None
    is_surely_own = own and is_own(body, start, end)  # towns next door are mostly of one county
    sure = (1.0 if is_surely_own else _OF_ANOTHER[_level(codes, is_town=is_town)]) * (_WORD if word else 1.0)
    if not is_edge(body, start) and not begins_word(body, start, end):
        sure *= _PIECE
    if is_town and body[start - 1 : start] == "原":  # the list has no town that there was, but others of its name
        sure *= _WORD
    if is_town:
        again = sure == 1.0 and body.count(words) > 1
        before = _named_before(body, start, codes)
        codes = before or codes
        sure *= AGAIN if again or before else FULL[OF_TOWN]
        if not before and _is_called_elsewhere(stem, codes):
            sure *= _NOT_LISTED
        its = ((sure, codes),) if codes else ()
        return Name(words, its, own, start, end, full_town=True, sentence=_sentence(body, start))
    levels = {gazetteer.level(code) for code in codes}
    groups = (
        (sure * FULL[level] / len(levels), frozenset(code for code in codes if gazetteer.level(code) == level))
        for level in levels
    )
    return Name(words, tuple(groups), own, start, end)


def _named_before(body: str, start: int, codes: frozenset[str]) -> frozenset[str]:
    """Those of a town's counties whose short name stands right before it: 马山永州镇."""
    names = {code: gazetteer.name(code) for code in codes}
    return frozenset(
        code
        for code, name in names.items()
        if name and body.endswith(gazetteer.stem_of(name), max(0, start - _LONGEST_BEFORE), start)
    )


def _is_called_elsewhere(stem: str, codes: frozenset[str]) -> bool:
    """Whether a county or city is called so of which none of the counties that have the town is, or lies in it."""
    levels = gazetteer.called().get(stem, {})
    return any(
        not any(its.startswith(code[:digits]) for its in codes) for digits in (6, 4) for code in levels.get(digits, ())
    )


def _sentence(body: str, place: int) -> int:
    return max(body.rfind(mark, 0, place) for mark in "。;!?\n")
