"""The day on which a site published a page, with the words that say so.

The day that the page declares to machines comes first, then a day near its title. The day near the title wins if a
label calls it the day of publication, or it is given to the minute, and it is the earlier one: a site that moved
declares the day of its move. `MM-DD` without a year is not used, nor a path such as /2019/0907/, for document sites
file by upload batch.
"""

from datetime import datetime

from crawler.cleaners.article.days import DATE, day_in_china, day_of, in_line
from crawler.cleaners.article.declared_day import declared, for_machines, in_scripts
from crawler.cleaners.article.layout import Layout, normalised
from crawler.cleaners.article.shown_day import HEAD_LINES, LABEL, Place, of_newspaper, shown
from crawler.cleaners.document import Element, select

_TEXT_LINES = 6  # of a plain-text page
_MAX_LINE = 160  # characters of the date that a site's selector gives


def published(tree: Element, page: Layout, place: Place, fetched: datetime, css: str | None) -> tuple[str, str] | None:
    """The publication day (ISO, in China) and its evidence; None if the page does not tell it.

    Args:
        tree: the tree of the page.
        page: the tree's layout.
        place: where the page shows its document.
        fetched: no later day is believed.
        css: the site's selector for the date; it wins if it holds one.
    """
    last = day_in_china(fetched)
    for element in select(tree, css) if css else ():
        if found := in_line(normalised("".join(element.itertext()))[:_MAX_LINE], last):
            return found
    machines = for_machines(tree)
    told = declared(machines, last)
    # Only a day near the title wins over a declared one.
    near = range(place.top, place.top + HEAD_LINES + 1)
    seen = shown(page, near if told else range(len(page.lines)), place, last)
    if told and not (seen and seen.pages and seen.day < told[0]):
        return told
    if seen:
        return seen.day, seen.evidence
    return in_scripts(machines["script"], place.said, last) or of_newspaper(page, place.title, last)


def published_in_text(lines: list[str], fetched: datetime) -> tuple[str, str] | None:
    """The same for a plain-text page: a labelled date, or a line that is a date, among its first lines."""
    last = day_in_china(fetched)
    for line in lines[:_TEXT_LINES]:
        match = DATE.search(line) if len(line) <= 80 else None
        if not match or not (LABEL.search(line[: match.start()]) or len(line) - len(match.group()) <= 4):
            continue
        if found := day_of(match, last):
            return found, line
    return None
