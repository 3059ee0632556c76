"""Strip: what the site, not the author, wrote into the article. The rules are data, in `boilerplate_rules`."""

import re
from collections import Counter
from itertools import islice

from crawler.cleaners.boilerplate_rules import RELATED_TITLE, RULES, Rule
from crawler.cleaners.record import Change, Changed
from crawler.page import SiteRules
from indexer.text import fold

_MAX_LINE = 500  # characters; boilerplate is short, and an author's long paragraph is not worth the search
_RELATED = 3  # so many related titles in a row at the end are a list of links
_EDGE = 8  # lines at either end in which a site repeats the title and gives its page's data
_MIN_LEAD = 15  # characters from which on a line that stands twice, or breaks off and is written out below, is a teaser
_MIN_TEASER = 40  # characters from which on it need not say that it breaks off
_CUT_TAIL = 0.5  # a tail rule counts only behind this part of the text
_PROSE = 120  # characters of a line that is more than a link: nothing behind which it stands is a tail
_WATERMARKED = 0.2  # share of lines that end in the same token when it is a watermark

_CUES = frozenset(cue for rule in RULES for cue in rule.cues)
_NOT_WORD = re.compile(r"\W+")
_TOKEN = re.compile(r"(?<=[\u3400-\u9fff，。；：！？、,;:])\s?(?=[0-9a-z]{0,11}[a-z])[0-9A-Za-z]{4,12}$", re.I)


def strip(text: str, title: str, rules: SiteRules) -> Changed:
    """The text without boilerplate; every removal is recorded with its rule.

    `title` is the page's, which sites repeat around the text; `rules` brings the site's own patterns, which come first
    and are matched against the text as it stands.
    """
    changes: list[Change] = []
    kept: list[str] = []
    whole = fold(text)
    lines, folded = text.split("\n"), whole.split("\n")
    cues = {cue for cue in _CUES if cue in whole}
    active = [rule for rule in RULES if not cues.isdisjoint(rule.cues)]
    in_lines = [rule for rule in active if rule.where == "line"]
    at_edges = [rule for rule in active if rule.where in {"line", "edge"}]
    inline = [rule for rule in active if rule.where == "inline"]
    last = _end(lines, folded, [rule for rule in active if rule.where == "tail"], changes)
    repeated = {_bare(fold(title)), *(_bare(part) for part in fold(title).split())} - {""}
    watermark = _watermark(lines)
    start = 0
    for place, (line, plain) in enumerate(zip(lines[:last], folded[:last], strict=True)):
        head = place < _EDGE
        rule = _matching(plain, at_edges if head or last - place <= _EDGE else in_lines)
        if rule:
            name = rule.name
        elif head and len(line) < 120 and _bare(plain) in repeated:
            name = "repeated title"
        elif head and _is_teaser(plain, folded[place + 1 : place + 4]):
            name = "repeated lead"
        else:
            name = ""
        if name:
            changes.append(Change("boilerplate", name, start, line))
        else:
            rest = _without_inline(line, plain, start, (rules, inline, watermark), changes)
            if rest:
                kept.append(rest)
        start += len(line) + 1
    return Changed("\n".join(kept), tuple(changes))


def is_cut(changes: tuple[Change, ...]) -> bool:
    """Whether what was taken out says that the text was cut off here."""
    cuts = {rule.name for rule in RULES if rule.cut}
    return any(change.rule in cuts for change in changes)


def _bare(folded: str) -> str:
    return _NOT_WORD.sub("", folded)


def _has_cue(rule: Rule, folded: str) -> bool:
    for cue in rule.cues:  # noqa: SIM110 - any() takes three times as long, and this is asked for every line and rule
        if cue in folded:
            return True
    return False


def _matching(folded: str, rules: list[Rule]) -> Rule | None:
    if len(folded) > _MAX_LINE:
        return None
    for rule in rules:
        if _has_cue(rule, folded) and rule.pattern.fullmatch(folded):
            return rule
    return None


def _is_teaser(line: str, following: list[str]) -> bool:
    """Whether a line is only the beginning of one below it: an abstract cut off, or the lead given twice."""
    lead = line.rstrip(" .…")
    if len(lead) < _MIN_LEAD:
        return False
    # A heading may begin the paragraph under it; a teaser says that it goes on, or is too long for a heading.
    begins = lead != line or len(lead) >= _MIN_TEASER
    return line in following[:1] or (begins and any(other.startswith(lead) for other in following))


def _watermark(lines: list[str]) -> str | None:
    """The token that ends many lines and belongs to none of them; None if there is none."""
    ends = Counter(found[0].strip() for line in islice(lines, 2_000) if (found := _TOKEN.search(line[-14:])))
    for token, times in ends.most_common(1):
        if times >= max(3, _WATERMARKED * len(lines)) and not token.isupper():
            return token
    return None


def _end(lines: list[str], folded: list[str], tails: list[Rule], changes: list[Change]) -> int:
    """The line from which on nothing is the author's; what stands there is recorded."""
    length = sum(map(len, lines)) + len(lines) - 1
    start = 0
    for place, line in enumerate(folded):
        if tails and (start >= _CUT_TAIL * length or len(lines) < 4):
            rule = _matching(line, tails)
            if rule:
                behind = folded[place + 1 :]
                links_only = not any(len(other) >= _PROSE and "。" in other for other in behind)
                end = len(lines) if links_only else place + 1
                changes.append(Change("boilerplate", rule.name, start, "\n".join(lines[place:end])))
                if links_only:
                    return place
                lines[place] = folded[place] = ""
        start += len(line) + 1
    last = len(lines)
    while last and len(folded[last - 1]) <= 90 and RELATED_TITLE.fullmatch(folded[last - 1]):
        last -= 1
    if len(lines) - last < _RELATED:
        return len(lines)
    tail = "\n".join(lines[last:])
    changes.append(Change("boilerplate", "related articles", length - len(tail), tail))
    return last


def _without_inline(
    line: str, folded: str, start: int, rules: tuple[SiteRules, list[Rule], str | None], changes: list[Change]
) -> str:
    of_site, of_all, watermark = rules
    found: list[tuple[int, int, str]] = []
    for rule in of_site.boilerplate:
        found += [(*match.span(), rule.name) for match in rule.pattern.finditer(line)]
    for own in of_all:
        if _has_cue(own, folded):
            found += [(*match.span(), own.name) for match in own.pattern.finditer(folded)]
    if watermark and line.endswith(watermark):
        found.append((len(line) - len(watermark), len(line), "watermark"))
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
