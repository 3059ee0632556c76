"""Short lines of a site around its page's title: columns above it, names and days below it, or its words one by one."""

from crawler.cleaners.boilerplate.marks import TRADE
from crawler.cleaners.boilerplate.repeated_title import lines_of_title
from crawler.cleaners.boilerplate.rules import title_forms as forms
from crawler.cleaners.boilerplate.rules.heads import PART_HEAD
from crawler.cleaners.boilerplate.rules.people import PERSON
from crawler.cleaners.boilerplate.title import Title

_TOP = 10  # lines from the top among which the title is looked for
_LONG_TOP = 25  # lines from the top among which its words may stand, one on a line
_MIN_SPELLED = 3  # so many of them in a row are the title
_MAX_SHORT, _MAX_NAME = 40, 8  # characters of a short line above the title, and of one below it


def around_title(title: Title, folded: list[str]) -> dict[int, bool]:
    """The places of a site's short lines near the title.

    With each is told whether it goes below kept lines too. A line above the title does not. A line between the title
    and the title again does, and so do the words of a title that stand one on a line.
    """
    top = range(min(_TOP, len(folded)))
    titles = [place for place in top if lines_of_title(title, folded, place)]
    found = dict.fromkeys(_spelled(title, folded), True)
    if not titles:
        return found
    for place in range(titles[0]):
        line = folded[place]
        short = len(line) <= _MAX_SHORT and not PART_HEAD.fullmatch(line)
        if short and (TRADE.search(line) or not forms.WITH_TITLE.fullmatch(line)):
            found[place] = False
    between = range(titles[0] + 1, titles[-1])
    found.update((place, True) for place in between if _is_between(folded[place], folded[place + 1]))
    return found


def _is_between(line: str, below: str) -> bool:
    """Whether a line between the title and the title again is a name or a column, and no heading, or a day."""
    named = len(line) <= _MAX_NAME and not forms.NOT_WORD.search(line) and not below.endswith(("。", ":"))
    named = named and not (forms.WITH_TITLE.fullmatch(line) or PERSON.fullmatch(line) or PART_HEAD.fullmatch(line))
    return named or forms.DAY_ALONE.fullmatch(line) is not None


def _spelled(title: Title, folded: list[str]) -> list[int]:
    """The places of lines near the top that are words of the title, several in a row."""
    found: list[int] = []
    run: list[int] = []
    for place, line in enumerate([*folded[:_LONG_TOP], ""]):
        words = forms.NOT_WORD.sub("", line) if len(line) <= _MAX_NAME else ""
        if len(words) > 1 and (title.holds(words) or forms.YEAR_ALONE.fullmatch(line)):
            run.append(place)
            continue
        found += run if len(run) >= _MIN_SPELLED else []
        run = []
    return found
