"""Articles that a site gives once more at an address which differs in parameters that choose no page."""

from crawler.addresses import canonical
from crawler.page import Page
from crawler.visiting.same_text import Lines, akin, alike, lines_of
from crawler.visiting.states import UrlState
from crawler.visiting.visit import Visit


async def repeated_by(page: Page, visit: Visit) -> str:
    """The address of an article of earlier visits that a page repeats at a new address (see `idle`); else "".

    A page that differs in a line only proves the same, but is kept: reports of a template are alike, too.
    """
    state = visit.state_of(page.url)
    siblings = visit.idle.siblings(page.url)
    if siblings and (state is None or state.key != canonical(page.url)):
        return await _sibling_with_text(page, visit, state, siblings)
    if state:
        return ""
    lines: Lines = frozenset()
    for parameter, others in visit.idle.candidates(page.url):
        answered = any(map(visit.has_answered, others))  # before cleaning, which takes its time
        lines = lines or lines_of(await visit.texts.clean(page))
        if not lines:
            return ""
        archived = [await visit.texts.lines(other.url) for other in others]
        if not all(alike(lines, one) for one in archived):
            visit.idle.mark_choosing(parameter)
        elif not answered:  # else one text stands there twice, or was requested twice
            visit.idle.prove(parameter, lines)
            if lines in archived:
                return others[archived.index(lines)].url
    return ""


async def _sibling_with_text(page: Page, visit: Visit, state: UrlState | None, siblings: list[UrlState]) -> str:
    """The same for an address that differs only in idle parameters; this also checks that they still choose no page.

    It is "" too for a page that is to be kept: as a version of the article of `state`, or as another article.
    """
    archived = visit.texts.first_page(state.url) if state else None
    if archived and archived.body == page.body:
        return ""
    lines = lines_of(await visit.texts.clean(page))
    if not lines:
        return ""
    for sibling in siblings:
        if akin(lines, await visit.texts.lines(sibling.url)):
            return "" if sibling == state else sibling.url
    visit.idle.disprove(page.url, siblings, lines)
    return ""
