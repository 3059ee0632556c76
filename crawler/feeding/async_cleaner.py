"""Cleaning that the reactor's thread can await, while it goes on fetching and archiving."""

import asyncio
from collections.abc import Awaitable, Callable

from crawler.feeding.cleaning import Cleaned, Cleaners
from crawler.page import Page
from indexer.trouble import Trouble

Clean = Callable[[Page], Awaitable[Cleaned]]


class AsyncCleaner:
    """Cleans one page after the other with `cleaners`, whose process starts when it is first needed.

    `whole` asks for the outcome of every stage.
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
