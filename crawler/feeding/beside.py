"""Cleaning for the reactor's thread, which fetches and archives meanwhile and gives its signs of life."""

import asyncio
from collections.abc import Awaitable, Callable

from crawler.feeding.cleaning import Cleaned, Cleaners
from crawler.page import Page
from indexer.trouble import Trouble

Clean = Callable[[Page], Awaitable[Cleaned]]


class Beside:
    """One page after the other through `cleaners`, whose process is begun when it is first needed.

    `whole` asks for what every stage made of the pages.
    """

    def __init__(self, cleaners: Cleaners, *, whole: bool = False):
        self._cleaners = cleaners
        self._whole = whole
        self._turn = asyncio.Lock()

    async def clean(self, page: Page) -> Cleaned:
        """What became of a page; those who ask at the same time wait for their turn. No process is a failure too."""
        async with self._turn:
            try:
                return await asyncio.to_thread(self._cleaners.one, page, whole=self._whole)
            except Trouble as trouble:
                return Cleaned(failed=str(trouble))

    def close(self) -> None:
        self._cleaners.close()
