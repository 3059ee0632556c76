"""Short lines of a site around its page's title: columns above it, or its words one by one."""

from crawler.cleaners.boilerplate.marks import TRADE
from crawler.cleaners.boilerplate.repeated_title import lines_of_title
from crawler.cleaners.boilerplate.rules import title_forms as forms
from crawler.cleaners.boilerplate.rules.heads import PART_HEAD
from crawler.cleaners.boilerplate.title import Title

_TOP = 10  # lines from the top among which the title is looked for
_LONG_TOP = 25  # lines from the top among which its words may stand, one on a line
_MIN_SPELLED = 3  # so many of them in a row are the title
_MAX_SHORT, _MAX_WORD = 40, 8  # characters of a short line above the title, and of one of its words


def above_title(title: Title, folded: list[str]) -> set[int]:
    """The places of a site's short lines above the title, if nothing above them is kept."""
    first = next((place for place in range(min(_TOP, len(folded))) if lines_of_title(title, folded, place)), 0)
    short = (place for place in range(first) if len(folded[place]) <= _MAX_SHORT)
    lines = ((place, folded[place]) for place in short if not PART_HEAD.fullmatch(folded[place]))
    return {place for place, line in lines if TRADE.search(line) or not forms.WITH_TITLE.fullmatch(line)}


def spelled(title: Title, folded: list[str]) -> list[int]:
    """The places of lines near the top that are words of the title, several in a row."""
    found: list[int] = []
    run: list[int] = []
    for place, line in enumerate([*folded[:_LONG_TOP], ""]):
        words = forms.NOT_WORD.sub("", line) if len(line) <= _MAX_WORD else ""
        if len(words) > 1 and (words in title.key or forms.YEAR_ALONE.fullmatch(line)):
            run.append(place)
            continue
        found += run if len(run) >= _MIN_SPELLED else []
        run = []
    return found
