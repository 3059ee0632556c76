"""Comparing what comes from a site with the texts that the archive has."""

from dataclasses import replace
from datetime import UTC, datetime

from crawler.archive import Archive, DamagedRecord
from crawler.feeding.async_cleaner import Clean
from crawler.fetching.answer import Answer, Compared
from crawler.page import Page
from crawler.site import Site
from crawler.visiting.same_text import Lines, lines_of, only_begins
from crawler.visiting.stand_in import StandIn


class ArchivedTexts:
    """The texts of a site's articles in `archive`; `clean` cleans them, and the pages that are compared with them."""

    def __init__(self, archive: Archive, site: Site, clean: Clean):
        self.clean = clean
        self._archive = archive
        self._site = site

    def first_page(self, url: str) -> Page | None:
        """The first page of the newest good version of an article; None where the archive has none to be read."""
        entries = self._archive.catalogue.articles.pages(url)
        try:
            body, is_cut = self._archive.received(entries[0]) if entries else (None, False)
        except DamagedRecord:
            return None
        if body is None:
            return None
        kind, rules = entries[0].content_type, self._site.rules
        return Page(url, body, datetime.now(UTC), self._site.name, kind, rules=rules, is_short=is_cut)

    async def lines(self, url: str) -> Lines:
        """The lines of the newest good version of an article; none where the archive has none."""
        self._archive.commit()  # it may have come this second
        page = self.first_page(url)
        return lines_of(await self.clean(page)) if page else frozenset()

    async def compare(self, answer: Answer) -> Answer:
        """The answer of an article's first page, compared with the newest good version that is archived.

        Counters and advertisements change daily, so the texts are compared where the bytes differ. What comes out is
        noted on the answer: `compared`, or `stand_in` for a preview, which must not replace the whole text.
        """
        page = answer.page
        archived = self.first_page(page.url) if page and answer.good and not answer.is_cut else None
        if page is None or archived is None:
            return answer
        if archived.body == page.body:  # which may have been all of it, though its end seemed cut off
            return answer if archived.is_short else replace(answer, compared=Compared.SAME)
        then = await self._texts(archived)
        now = await self._texts(replace(archived, content_type=page.content_type, body=page.body))
        if then and now == []:
            return replace(answer, compared=Compared.NOTHING)
        if then and now and not answer.following and only_begins([text for _, text in now], [text for _, text in then]):
            return replace(answer, stand_in=StandIn.PREVIEW)
        is_same = then and then == now and not archived.is_short  # else the whole page takes the place of half of it
        return replace(answer, compared=Compared.SAME) if is_same else answer

    async def _texts(self, page: Page) -> list[tuple[str | None, str]] | None:
        """Titles and texts of a page; None where it cannot be cleaned."""
        cleaned = await self.clean(page)
        return None if cleaned.failed else [(summary.title, summary.text) for summary in cleaned.summaries]

    async def has_page(self, page: Page, article: str, number: int) -> bool:
        """Whether what answers for page `number` of an article has the text of its first page, or of the one before."""
        self._archive.commit()  # they may have come this second
        entries = self._archive.catalogue.articles.pages(article)[: number - 1]
        try:
            bodies = [self._archive.read(entry) for entry in dict.fromkeys((*entries[:1], *entries[-1:]))]
        except DamagedRecord:
            return False
        pages = (*bodies, page.body)
        cleaned = await self.clean(replace(page, body=pages[0], continuations=pages[1:]))
        return cleaned.failed is None and cleaned.pages < len(pages)
