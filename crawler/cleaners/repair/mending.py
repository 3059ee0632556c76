"""Repair: what conversion broke, where the text itself proves how to mend it. Every repair is recorded."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from operator import itemgetter
from pathlib import Path

from crawler.cleaners.language import cuts_word, likelihood
from crawler.cleaners.record import Change, Changed
from crawler.cleaners.repair.bare import Bare, bare
from crawler.cleaners.repair.commas import doubled
from crawler.cleaners.repair.cut_pages import cut_pages
from crawler.cleaners.repair.dashes import dashes
from crawler.cleaners.repair.doubled_sentences import doubled_sentences
from crawler.cleaners.repair.entities import entities, tags
from crawler.cleaners.repair.filtered import filtered
from crawler.cleaners.repair.fonts import fonts
from crawler.cleaners.repair.indents import indents
from crawler.cleaners.repair.lookalikes import lookalikes
from crawler.cleaners.repair.numbered import numbered
from crawler.cleaners.repair.page_numbers import page_numbers
from crawler.cleaners.repair.percents import are_percents_lost
from crawler.cleaners.repair.points import points
from crawler.cleaners.repair.previews import previews
from crawler.cleaners.repair.questions import asks, clause_before, leads_up
from crawler.cleaners.repair.quotes import moved, planted_dots, title_marks, unpaired
from crawler.cleaners.repair.restorations import restored
from crawler.cleaners.repair.rolled_numbers import rolled_numbers
from crawler.cleaners.repair.rules import PINYIN, RULES, Rule
from crawler.cleaners.repair.runs import runs
from crawler.cleaners.repair.shifted import mended
from crawler.cleaners.repair.stretches import is_garbled
from crawler.cleaners.repair.wraps import joins

_LOST_BYTE = "lost byte"
_BY_COPY = f"{_LOST_BYTE}, by copy "
_PROSE = 30  # characters of a line from which on it is no heading
_MOST_CUTS = 2_000  # places of a text at which that is looked at
_MOST = 20_000  # places of a text that one of the other rules mends; no author's has so many

# A Han character that is lost, and no question: ?偨Y, 學?;A, 工?61處, and U+FFFD in UTF-8 read as GBK. Seen, not
# mended.
_DAMAGED = re.compile(
    r"\ufffd|锟斤拷|\?\?[\u4e00-\u9fff]|[?？](?<=[\u4e00-\u9fff].)(?:[；：，;:,]?[\u0370-\u03ff]|[；：;:][、，。]|[;,][A-Z]|[\u4e00-\u9fff]{1,2}[A-Z])"
)
_OPEN = re.compile(r"\?(?<=[\u3400-\u9fff].)\??(?=[@-Z\[\\\]^_`a-z{|}~€]?[\u3400-\u9fff]|[0-9，。；：、])")

# A sign of tables or of sounds between Chinese characters: of a stretch that is shifted and has no mark at all.
_TORN = re.compile(r"[\u2501-\u257f\u3105-\u3129](?<=[\u4e00-\u9fff。，；：！）、”].)(?=[\u4e00-\u9fff]{2})")
_TORN_RUN = 4  # characters behind it
_TORN_POWER = -4.6  # mean power of ten of these below which they are no words

_LINE_ENDS = re.compile(r"(?:/p>)?\s*(?:\n|\Z)")

_Found = tuple[int, int, str, str]  # first, end, name of the rule, what comes instead


def repair(text: str, language: Path | None = None, copies: Path | None = None) -> Changed:
    """The text with the damage undone that can be undone with certainty.

    Args:
        language: file of the model of the archive's texts, where there is one.
        copies: file of what copies prove of damaged texts, where there is one.
    """
    unglossed = bare(text)
    sure = list(_proven(unglossed, copies)) if copies else []
    others = _found(text, unglossed, language)
    if sure:  # they go before what is only likely
        others = (one for one in others if all(one[1] <= first or end <= one[0] for first, end, _, _ in sure))
    found = sorted((*sure, *others), key=itemgetter(1), reverse=True)
    found.sort(key=itemgetter(0))  # of those that begin at one place the longest is the first
    if not found:
        return Changed(text, ())
    kept: list[str] = []
    changes: list[Change] = []
    place = 0
    for first, end, name, after in found:
        if first < place:
            continue
        kept += (text[place:first], after)
        changes.append(Change("repair", name, first, text[first:end], after))
        place = end
    return Changed("".join([*kept, text[place:]]), tuple(changes))


def _found(text: str, unglossed: Bare, language: Path | None) -> Iterator[_Found]:
    shifted = [(*unglossed.span(one.start, one.end), one) for one in mended(unglossed, language)]
    lost = {place for first, end, _ in shifted for place in range(first, end)}
    yield from _replaced(_LOST_BYTE, numbered(text))
    yield from ((first, end, PINYIN.name, "") for first, end in unglossed.glosses)
    yield from _replaced("moved quotation mark", moved(text, lost))
    yield from _replaced("bare entity", entities(text))
    yield from _replaced("lost title mark", title_marks(text, lost))
    yield from _replaced("bare tag", tags(text))
    yield from _replaced("filtered word", filtered(text))
    yield from _replaced("rolled number", rolled_numbers(text))
    yield from _replaced("look-alike", lookalikes(text))
    yield from _replaced("wrong font", fonts(text))
    yield from _replaced("lost dash", dashes(text))
    yield from _taken("marks of an indent", indents(text, lost))
    yield from _replaced("decimal point", ((*span, ".") for span in points(text)))
    for rule in RULES:
        if any(map(text.__contains__, rule.cues)):
            yield from _of_rule(rule, text)
    yield from _taken("hard wrap", joins(text))
    yield from _taken("broken at runs", runs(text))
    yield from _taken("preview fragment", previews(text))
    yield from _taken("cut page", cut_pages(text))
    yield from _taken("doubled comma", doubled(text))
    yield from _taken("doubled sentence", doubled_sentences(text))
    yield from _taken("page mark", page_numbers(text))
    yield from _taken("stray mark", (*unpaired(text), *planted_dots(text)))
    for first, end, one in shifted:
        name = f"{_LOST_BYTE}, by language {one.language}" if one.language else _LOST_BYTE
        yield first, end, name, _with_colon(one.text) if _LINE_ENDS.match(text, end) else one.text


def _with_colon(restored: str) -> str:
    """What was restored at a line's end: a mark that is still open behind 如下 was the colon."""
    return f"{restored[:-1]}：" if restored.endswith("?") and leads_up(restored[:-1]) else restored


def _taken(name: str, spans: Iterable[tuple[int, int]]) -> Iterator[_Found]:
    return _replaced(name, ((first, end, "") for first, end in spans))


def _replaced(name: str, found: Iterable[tuple[int, int, str]]) -> Iterator[_Found]:
    return ((first, end, name, after) for first, end, after in found)


def _proven(text: Bare, copies: Path) -> Iterator[_Found]:
    for start, one in restored(text.text, copies):
        first, end = text.span(start, start + len(one.shown))
        yield first, end, f"{_BY_COPY}{one.copy}", one.text


def _of_rule(rule: Rule, text: str) -> Iterator[_Found]:
    matches = rule.pattern.finditer(text)
    for match in islice(matches, _MOST_CUTS if rule.within_word else _MOST):
        if not rule.within_word or _cuts_word_of_prose(text, *match.span()):
            yield *match.span(), rule.name, rule.after


def _cuts_word_of_prose(text: str, first: int, end: int) -> bool:
    before = text[max(0, first - _PROSE) : first].rpartition("\n")[2]
    behind = text[end : end + _PROSE].partition("\n")[0]
    # In a heading or a table words are set with blanks between their characters.
    return len(before) + len(behind) >= _PROSE and cuts_word(before, behind)


def is_restored(change: Change) -> bool:
    """Whether a repair put back what a lost byte destroyed, all of it or some."""
    return change.rule.startswith(_LOST_BYTE)


def is_open(change: Change) -> bool:
    """Whether a repair left a character open."""
    return is_restored(change) and not change.rule.startswith(_BY_COPY) and "?" in change.after


def marks_mended(changes: Iterable[Change]) -> int:
    """How many marks of characters that were lost in decoding are no longer there."""
    return sum(change.before.count("\ufffd") for change in changes if is_restored(change))


def is_damaged(text: str) -> bool:
    """Whether characters are lost that could not be restored."""
    return _has_lost_characters(text) or are_percents_lost(text)


def _is_torn(text: str, sign: int) -> bool:
    behind = text[sign + 1 : sign + 1 + _TORN_RUN].partition("\n")[0]
    return likelihood(behind) < _TORN_POWER * len(behind)


def _has_lost_characters(text: str) -> bool:
    if any(_is_torn(text, sign.start()) for sign in islice(_TORN.finditer(text), _MOST_CUTS)):
        return True
    if not any(map(text.__contains__, "?？\ufffd锟")):
        return False
    if _DAMAGED.search(text) is not None:
        return True
    if "?" not in text:
        return False
    clauses = (clause_before(text, open_.start()) for open_ in _OPEN.finditer(text))
    return any(clause and not asks(clause) for clause in clauses) or is_garbled(text)
