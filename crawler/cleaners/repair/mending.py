"""Mends what conversions broke in a text, where the text itself proves how. Every repair is recorded."""

from collections.abc import Callable, Container, Iterable, Iterator
from itertools import chain
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from crawler.cleaners.language.words import AROUND, NEVER, SURE, joined_gain
from crawler.cleaners.matches import matches
from crawler.cleaners.record import Change, Changed
from crawler.cleaners.repair.by_copy.restorations import restored
from crawler.cleaners.repair.characters.decimal_points import points
from crawler.cleaners.repair.characters.entities import entities, tags
from crawler.cleaners.repair.characters.fonts import fonts
from crawler.cleaners.repair.characters.forms import forms
from crawler.cleaners.repair.characters.lookalikes import lookalikes
from crawler.cleaners.repair.characters.numbers import dashes, rolled_numbers
from crawler.cleaners.repair.characters.quotes import moved, planted_dots, title_marks, unpaired
from crawler.cleaners.repair.damage import BY_COPY, LOST_BYTE
from crawler.cleaners.repair.lines import beside
from crawler.cleaners.repair.lost_bytes.bare import Bare, bare
from crawler.cleaners.repair.lost_bytes.numbered import numbered
from crawler.cleaners.repair.lost_bytes.shifted import mended
from crawler.cleaners.repair.paragraphs.blanks import blanks_at_line_ends
from crawler.cleaners.repair.paragraphs.indents import indents
from crawler.cleaners.repair.paragraphs.page_numbers import page_numbers
from crawler.cleaners.repair.paragraphs.pieces import cut_pages, previews
from crawler.cleaners.repair.paragraphs.runs import runs
from crawler.cleaners.repair.paragraphs.wraps import line_ends
from crawler.cleaners.repair.questions import leads_up
from crawler.cleaners.repair.replacement import Replacement
from crawler.cleaners.repair.rules import PINYIN, RULES, Rule
from indexer import late_re as re

_PROSE = 30  # characters of a line from which on it is no heading
_MOST_CUTS, _MOST = 2_000, 20_000  # places of a text that one rule mends, inside words and elsewhere
# Signs outside words, above which they are the author's way of writing: in all, and for each sign inside a word.
_FEW, _FOR_EACH = 3, 2

_LINE_ENDS = re.compile(r"(?:/p>)?\s*(?:\n|\Z)")
_CUT_NUMBER = re.compile(r"\?(?=[0-9.．])")


class _Repair(NamedTuple):
    """The characters from `start` up to `end`, the rule that replaces them, and by what."""

    start: int
    end: int
    rule: str
    text: str


# What reads the whole text, by the name under which its changes are recorded. Each first looks for a character or word
# without which it finds nothing, so most texts cost it nothing.
_READERS: tuple[tuple[str, Callable[[str], Iterable[Replacement]]], ...] = (
    (LOST_BYTE, numbered),
    ("bare entity", entities),
    ("bare tag", tags),
    ("rolled number", rolled_numbers),
    ("look-alike", lookalikes),
    ("wrong font", fonts),
    ("wrong form", forms),
    ("lost dash", dashes),
    ("decimal point", points),
    ("hard wrap", line_ends),
    ("hard wrap", blanks_at_line_ends),
    ("page mark", page_numbers),
    ("broken at runs", runs),
    ("preview fragment", previews),
    ("cut page", cut_pages),
    ("stray mark", unpaired),
    ("stray mark", planted_dots),
)
# The same, for what needs the places where a byte was lost: marks there are what is left of it.
_BESIDE_LOST: tuple[tuple[str, Callable[[str, Container[int]], Iterable[Replacement]]], ...] = (
    ("moved quotation mark", moved),
    ("lost title mark", title_marks),
    ("marks of an indent", indents),
)


def repair(text: str, language: Path | None = None, copies: Path | None = None) -> Changed:
    """Undo the damage that can be undone with certainty.

    Args:
        text: the text of an article.
        language: file of the model of the archive's texts, where there is one.
        copies: file of what copies prove of damaged texts, where there is one.

    Returns:
        The mended text and its changes. What is hardly the author's, but stays for want of certainty, is recorded as a
        change that changes nothing.
    """
    unglossed = bare(text)
    proven = list(_proven(unglossed, copies)) if copies else []
    likely = _likely(text, unglossed, language)
    if proven:
        likely = (one for one in likely if all(one.end <= other.start or other.end <= one.start for other in proven))
    repairs = sorted((*proven, *likely), key=attrgetter("end"), reverse=True)
    # Of those that begin at one place the longest is the first, and what is only suspect the last.
    repairs.sort(key=lambda one: (one.start, text[one.start : one.end] == one.text))
    kept: list[str] = []
    changes: list[Change] = []
    done = 0
    for start, end, rule, after in repairs:
        if start < done:
            continue
        suspect = text[start:end] == after
        changes.append(Change("repair", f"{rule}, suspect" if suspect else rule, start, text[start:end], after))
        if not suspect:
            kept += (text[done:start], after)
            done = end
    return Changed("".join([*kept, text[done:]]), tuple(changes))


def _likely(text: str, unglossed: Bare, language: Path | None) -> Iterator[_Repair]:
    """What the rules find, in no order; of two at one place the first wins."""
    shifted = [(*unglossed.span(one.start, one.end), one) for one in mended(unglossed, language)]
    lost = {place for start, end, _ in shifted for place in range(start, end)}
    yield from (_Repair(start, end, PINYIN.name, "") for start, end in unglossed.glosses)
    beside_lost = ((rule, find(text, lost)) for rule, find in _BESIDE_LOST)
    elsewhere = ((rule, find(text)) for rule, find in _READERS)
    for rule_name, replacements in chain(beside_lost, elsewhere):
        yield from (_Repair(start, end, rule_name, after) for start, end, after in replacements)
    for rule in RULES:
        if any(map(text.__contains__, rule.cues)) and not any(map(text.__contains__, rule.unless)):
            yield from _of_rule(rule, text)
    for start, end, one in shifted:
        rule_name = f"{LOST_BYTE}, by language {one.language}" if one.language else LOST_BYTE
        yield _Repair(start, end, rule_name, _ended(one.text, text, end))


def _ended(restored_text: str, text: str, end: int) -> str:
    """What was restored before `end`, with a colon for its last open character, or with a mark for a lost digit."""
    # What is still open behind 如下 at a line's end was the colon.
    if restored_text.endswith("?") and _LINE_ENDS.match(text, end) and leads_up(restored_text[:-1]):
        return f"{restored_text[:-1]}："
    # The byte that is left alone took the first digit of a number along: 總?cè)丝?8.5萬 was 總人口18.5萬, or 28.5萬.
    if _CUT_NUMBER.match(text, end - 1) and not restored_text.endswith("?"):
        return f"{restored_text}?"
    return restored_text


def _proven(unglossed: Bare, copies: Path) -> Iterator[_Repair]:
    """What copies prove of a text."""
    for place, one in restored(unglossed.text, copies):
        start, end = unglossed.span(place, place + len(one.shown))
        yield _Repair(start, end, f"{BY_COPY}{one.copy}", one.text)


def _of_rule(rule: Rule, text: str) -> Iterator[_Repair]:
    """What a rule finds, if it finds enough; of a rule for the inside of words what is certain, and what is suspect."""
    found = list(matches(rule.pattern, text, _MOST_CUTS if rule.within_word else _MOST))
    if len(found) < rule.least:
        return
    if not rule.within_word:
        yield from (_Repair(*match.span(), rule.name, match.expand(rule.after)) for match in found)
        return
    gains = [NEVER if _is_paired(text, match) else _gain_in_prose(text, *match.span()) for match in found]
    sure = sum(gain >= SURE for gain in gains)
    others = len(found) - sure
    suspect = rule.suspect if rule.least <= sure + 1 and others <= max(_FEW, _FOR_EACH * sure) else ""
    for match, gain in zip(found, gains, strict=True):
        if gain >= SURE:
            yield _Repair(*match.span(), rule.name, match.expand(rule.after))
        elif gain > NEVER and match[0] in suspect:
            yield _Repair(*match.span(), rule.name, match[0])


def _is_paired(text: str, mark: re.Match[str]) -> bool:
    """Whether a mark is ‘ or ’ in a line in which each has its partner: ‘雪龙’号."""
    end = text.find("\n", mark.start())
    line = text[text.rfind("\n", 0, mark.start()) + 1 : end if end >= 0 else None]
    return mark[0].strip() in ("‘", "’") and line.count("‘") == line.count("’")


def _gain_in_prose(text: str, start: int, end: int) -> float:
    """By how much the pieces on both sides are likelier as one text; `NEVER` in a heading or a table, where words are
    set with blanks between their characters."""
    before, behind = beside(text, start, end, _PROSE)
    return joined_gain(before[-AROUND:], behind[:AROUND]) if len(before) + len(behind) >= _PROSE else NEVER
