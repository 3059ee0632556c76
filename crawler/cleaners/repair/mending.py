"""Repair: what conversion broke, where the text itself proves how to mend it. Every repair is recorded."""

from collections.abc import Callable, Container, Iterable, Iterator
from itertools import chain
from operator import itemgetter
from pathlib import Path

from crawler.cleaners.language.words import AROUND, NEVER, SURE, joined_gain
from crawler.cleaners.matches import matches
from crawler.cleaners.record import Change, Changed
from crawler.cleaners.repair.by_copy.restorations import restored
from crawler.cleaners.repair.characters.entities import entities, tags
from crawler.cleaners.repair.characters.fonts import fonts
from crawler.cleaners.repair.characters.forms import forms
from crawler.cleaners.repair.characters.lookalikes import lookalikes
from crawler.cleaners.repair.characters.numbers import dashes, points, rolled_numbers
from crawler.cleaners.repair.characters.quotes import moved, planted_dots, title_marks, unpaired
from crawler.cleaners.repair.damage import BY_COPY, LOST_BYTE
from crawler.cleaners.repair.lines import beside
from crawler.cleaners.repair.lost_bytes.bare import Bare, bare
from crawler.cleaners.repair.lost_bytes.numbered import numbered
from crawler.cleaners.repair.lost_bytes.shifted import mended
from crawler.cleaners.repair.paragraphs.indents import indents
from crawler.cleaners.repair.paragraphs.page_numbers import page_numbers
from crawler.cleaners.repair.paragraphs.pieces import cut_pages, previews
from crawler.cleaners.repair.paragraphs.runs import runs
from crawler.cleaners.repair.paragraphs.wraps import joins
from crawler.cleaners.repair.questions import leads_up
from crawler.cleaners.repair.rules import PINYIN, RULES, Rule
from indexer import late_re as re

_PROSE = 30  # characters of a line from which on it is no heading
_MOST_CUTS = 2_000  # places of a text at which that is looked at
# Signs that stand inside no word, above which they are the author's way to write; and how many for each inside one.
_FEW, _FOR_EACH = 3, 2
_MOST = 20_000  # places of a text that one of the other rules mends; no author's has so many

_LINE_ENDS = re.compile(r"(?:/p>)?\s*(?:\n|\Z)")
_CUT_NUMBER = re.compile(r"\?(?=[0-9.．])")

_Found = tuple[int, int, str, str]  # first, end, name of the rule, what comes instead
_Replaced = Iterable[tuple[int, int, str]]  # first, end, what comes instead

# What reads the whole text, by the name under which its changes are recorded. Most that find nothing are through at
# once: each looks first for a character or a word without which it finds nothing.
_READERS: tuple[tuple[str, Callable[[str], _Replaced]], ...] = (
    (LOST_BYTE, numbered),
    ("bare entity", entities),
    ("bare tag", tags),
    ("rolled number", rolled_numbers),
    ("look-alike", lookalikes),
    ("wrong font", fonts),
    ("wrong form", forms),
    ("lost dash", dashes),
    ("decimal point", points),
    ("hard wrap", joins),
    ("page mark", page_numbers),
    ("broken at runs", runs),
    ("preview fragment", previews),
    ("cut page", cut_pages),
    ("stray mark", unpaired),
    ("stray mark", planted_dots),
)
# The same, told where a byte was lost, whose marks are read again with it.
_BESIDE_LOST: tuple[tuple[str, Callable[[str, Container[int]], _Replaced]], ...] = (
    ("moved quotation mark", moved),
    ("lost title mark", title_marks),
    ("marks of an indent", indents),
)


def repair(text: str, language: Path | None = None, copies: Path | None = None) -> Changed:
    """The text with the damage undone that can be undone with certainty. What is hardly its author's and stays for want
    of certainty is told as a change that changes nothing.

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
    # Of those that begin at one place the longest is the first, and what is only suspect the last.
    found.sort(key=lambda one: (one[0], text[one[0] : one[1]] == one[3]))
    kept: list[str] = []
    changes: list[Change] = []
    place = 0
    for first, end, name, after in found:
        if first < place:
            continue
        suspect = text[first:end] == after
        changes.append(Change("repair", f"{name}, suspect" if suspect else name, first, text[first:end], after))
        if not suspect:
            kept += (text[place:first], after)
            place = end
    return Changed("".join([*kept, text[place:]]), tuple(changes))


def _found(text: str, unglossed: Bare, language: Path | None) -> Iterator[_Found]:
    """What the rules find, in no order; of two at one place the first wins."""
    shifted = [(*unglossed.span(one.start, one.end), one) for one in mended(unglossed, language)]
    lost = {place for first, end, _ in shifted for place in range(first, end)}
    yield from ((first, end, PINYIN.name, "") for first, end in unglossed.glosses)
    beside_lost = ((name, reads(text, lost)) for name, reads in _BESIDE_LOST)
    elsewhere = ((name, reads(text)) for name, reads in _READERS)
    for name, replaced in chain(beside_lost, elsewhere):
        yield from ((first, end, name, after) for first, end, after in replaced)
    for rule in RULES:
        if any(map(text.__contains__, rule.cues)) and not any(map(text.__contains__, rule.unless)):
            yield from _of_rule(rule, text)
    for first, end, one in shifted:
        name = f"{LOST_BYTE}, by language {one.language}" if one.language else LOST_BYTE
        yield first, end, name, _ended(one.text, text, end)


def _ended(restored: str, text: str, end: int) -> str:
    """What was restored before `end`, with a colon for a last open mark, or with a mark for a digit that was lost."""
    # A mark that is still open behind 如下 at a line's end was the colon.
    if restored.endswith("?") and _LINE_ENDS.match(text, end) and leads_up(restored[:-1]):
        return f"{restored[:-1]}："
    # The byte that is left alone took the first digit of a number along: 總?cè)丝?8.5萬 was 總人口18.5萬, or 28.5萬.
    if _CUT_NUMBER.match(text, end - 1) and not restored.endswith("?"):
        return f"{restored}?"
    return restored


def _proven(text: Bare, copies: Path) -> Iterator[_Found]:
    for start, one in restored(text.text, copies):
        first, end = text.span(start, start + len(one.shown))
        yield first, end, f"{BY_COPY}{one.copy}", one.text


def _of_rule(rule: Rule, text: str) -> Iterator[_Found]:
    found = list(matches(rule.pattern, text, _MOST_CUTS if rule.within_word else _MOST))
    if len(found) < rule.least:
        return
    if not rule.within_word:
        yield from ((*match.span(), rule.name, match.expand(rule.after)) for match in found)
        return
    gains = [NEVER if _is_paired(text, match) else _gain_in_prose(text, *match.span()) for match in found]
    sure = sum(gain >= SURE for gain in gains)
    others = len(found) - sure
    suspect = rule.suspect if rule.least <= sure + 1 and others <= max(_FEW, _FOR_EACH * sure) else ""
    for match, gain in zip(found, gains, strict=True):
        if gain >= SURE:
            yield *match.span(), rule.name, match.expand(rule.after)
        elif gain > NEVER and match[0] in suspect:
            yield *match.span(), rule.name, match[0]


def _is_paired(text: str, mark: re.Match[str]) -> bool:
    """Whether a mark is ‘ or ’ in a line in which each has its partner: ‘雪龙’号."""
    end = text.find("\n", mark.start())
    line = text[text.rfind("\n", 0, mark.start()) + 1 : end if end >= 0 else None]
    return mark[0].strip() in ("‘", "’") and line.count("‘") == line.count("’")


def _gain_in_prose(text: str, first: int, end: int) -> float:
    """By how much the pieces on both sides are likelier as one text; `NEVER` in a heading or a table, where words are
    set with blanks between their characters."""
    before, behind = beside(text, first, end, _PROSE)
    return joined_gain(before[-AROUND:], behind[:AROUND]) if len(before) + len(behind) >= _PROSE else NEVER
