"""Strip: what the site, not the author, wrote into the article. The rules are data, in `boilerplate_rules`."""

import re

from crawler.cleaners.boilerplate_rules import RELATED_TITLE, RULES, Rule
from crawler.cleaners.record import Change, Changed
from crawler.page import SiteRules
from indexer.text import fold

_MAX_LINE = 500  # characters; boilerplate is short, and an author's long paragraph is not worth the search
_RELATED = 3  # so many related titles in a row at the end are a list of links
_HEAD_LINES = 8  # in which the title may be repeated
_CUT_TAIL = 0.5  # a tail rule counts only behind this part of the text

_LINES = [rule for rule in RULES if rule.where == "line"]
_TAILS = [rule for rule in RULES if rule.where == "tail"]
_INLINE = [rule for rule in RULES if rule.where == "inline"]
_NOT_WORD = re.compile(r"\W+")


def strip(text: str, title: str, rules: SiteRules) -> Changed:
    """The text without boilerplate; every removal is recorded with its rule.

    `title` is the page's, which sites repeat around the text; `rules` brings the site's own patterns, which come first.
    """
    changes: list[Change] = []
    kept: list[str] = []
    start = 0
    lines = text.split("\n")
    last = _end(lines, len(text), changes)
    repeated = {_bare(title), *(_bare(part) for part in title.split())} - {""}
    for place, line in enumerate(lines[:last]):
        rule = _line_rule(line)
        if rule is None and place < _HEAD_LINES and len(line) < 120 and _bare(line) in repeated:
            rule = "repeated title"
        if rule:
            changes.append(Change("boilerplate", rule, start, line))
        else:
            rest = _without_inline(line, start, rules, changes)
            if rest:
                kept.append(rest)
        start += len(lines[place]) + 1
    return Changed("\n".join(kept), tuple(changes))


def is_cut(changes: tuple[Change, ...]) -> bool:
    """Whether what was taken out says that the text was cut off here."""
    cuts = {rule.name for rule in RULES if rule.cut}
    return any(change.rule in cuts for change in changes)


def _bare(text: str) -> str:
    return _NOT_WORD.sub("", fold(text))


def _line_rule(line: str) -> str | None:
    if len(line) > _MAX_LINE:
        return None
    return next((rule.name for rule in _LINES if rule.pattern.fullmatch(line)), None)


def _end(lines: list[str], length: int, changes: list[Change]) -> int:
    """The line from which on nothing is the author's; what stands there is recorded."""
    start = 0
    for place, line in enumerate(lines):
        rule = _tail_rule(line) if start >= _CUT_TAIL * length or len(lines) < 4 else None
        if rule:
            changes.append(Change("boilerplate", rule.name, start, "\n".join(lines[place:])))
            return place
        start += len(line) + 1
    last = len(lines)
    while last and RELATED_TITLE.fullmatch(lines[last - 1]):
        last -= 1
    if len(lines) - last < _RELATED:
        return len(lines)
    tail = "\n".join(lines[last:])
    changes.append(Change("boilerplate", "related articles", length - len(tail), tail))
    return last


def _tail_rule(line: str) -> Rule | None:
    if len(line) > _MAX_LINE:
        return None
    return next((rule for rule in _TAILS if rule.pattern.fullmatch(line)), None)


def _without_inline(line: str, start: int, rules: SiteRules, changes: list[Change]) -> str:
    found: list[tuple[int, int, str]] = []
    for rule in rules.boilerplate:
        found += [(*match.span(), rule.name) for match in rule.pattern.finditer(line)]
    for own in _INLINE:
        found += [(*match.span(), own.name) for match in own.pattern.finditer(line)]
    if not found:
        return line
    kept: list[str] = []
    place = 0
    for first, end, name in sorted(found):
        if first < place or first == end:
            continue
        changes.append(Change("boilerplate", name, start + first, line[first:end]))
        kept.append(line[place:first])
        place = end
    return "".join([*kept, line[place:]]).strip()
