"""Where a text ends: behind a list of related pages, or a notice behind which only links follow."""

import re

from crawler.cleaners.boilerplate.matching import NO_RULE, Fitting, matching
from crawler.cleaners.boilerplate.rules import OFFERED, RELATED_TITLE
from crawler.cleaners.boilerplate.told import CUTS
from crawler.cleaners.record import Change

_RELATED = 3  # so many related titles in a row at the end are a list of links
_CUT_TAIL = 0.5  # a tail rule takes what follows only behind this part of the text
_PROSE = 20  # letters of a sentence that is more than a link: nothing behind which it stands is a tail

# A link's text: a bullet, or a title with a genre in it.
_LINK = re.compile(rf"[-·•*▪■].*|[^。;!?]{{0,60}}(?:{OFFERED})[^。;!?]{{0,20}}")
_PAYWALL = "paywall"


def end_of_text(
    lines: list[str],
    folded: list[str],
    starts: list[int],
    candidates: dict[int, Fitting],
    changes: list[Change],
) -> int:
    """The line from which on nothing is the author's; what stands there is recorded."""
    length = starts[-1] - 1
    rest: tuple[int, int] | None = None
    for place in sorted(candidates):
        if starts[place] < _CUT_TAIL * length and len(lines) >= 4:
            continue
        fitting, plain = candidates[place], folded[place]
        if not fitting.tails and not fitting.inline:
            continue
        name = matching(plain, fitting.tails)
        glued = not name and any(rule.cut and rule.pattern.search(plain) for rule in fitting.inline)
        if not name and not glued:
            continue
        last_prose, last_link = rest = rest or _rest(folded, candidates)
        # Behind a cut nothing need follow.
        ends = glued or name in CUTS or place == len(folded) - 1 or last_link > place
        if ends and last_prose <= place:
            last = place + glued  # the author's words before a notice in their line stay
            if last < len(lines):
                changes.append(Change("boilerplate", name or _PAYWALL, starts[last], "\n".join(lines[last:])))
            return last
    last = len(lines)
    while last and len(folded[last - 1]) <= 90 and RELATED_TITLE.fullmatch(folded[last - 1]):
        last -= 1
    if len(lines) - last < _RELATED:
        return len(lines)
    changes.append(Change("boilerplate", "related articles", starts[last], "\n".join(lines[last:])))
    return last


def _rest(folded: list[str], candidates: dict[int, Fitting]) -> tuple[int, int]:
    """The last line of an author's sentences, and the last of the links and the site's lines behind it.

    -1 where there is none.
    """
    last_link = -1
    for number in reversed(range(len(folded))):
        line = folded[number]
        if matching(line, candidates.get(number, NO_RULE).at_edge) or _LINK.fullmatch(line):
            last_link = max(last_link, number)
        elif len(line) >= _PROSE and line.rstrip('"”)）')[-1:] in "。!?;":
            return number, last_link
    return -1, last_link
