"""How long whoever feeds an index tries on while the cluster is away."""

import logging
import random
import threading
import time

from indexer.elastic.access import Address
from indexer.trouble import Trouble

log = logging.getLogger(__name__)

_PATIENCE = 600.0  # seconds for which a cluster may be away
_FIRST_PAUSE, _LONGEST_PAUSE = 0.2, 10.0
_UNTOLD = 5.0  # seconds of waiting that nobody need hear of


class Patience:
    """The tries of one thing, until `ending` is set."""

    def __init__(self, address: Address, ending: threading.Event):
        self._address, self._ending = address, ending
        self._begun = time.monotonic()
        self._pause = _FIRST_PAUSE
        self._told = False

    def wait(self, what: str, why: str) -> None:
        """Pause before the next try, longer each time; Trouble says `what` could not be done when patience ends."""
        waited = time.monotonic() - self._begun
        if waited > _PATIENCE or self._ending.is_set():
            raise Trouble(
                f"{self._address}: {what} ({why}); mend the cluster, then start again: feeding goes on from the last "
                "commit"
            )
        if not self._told and waited > _UNTOLD:
            log.warning("%s: %s yet (%s); trying on", self._address, what, why)
            self._told = True
        self._ending.wait(self._pause * random.uniform(0.5, 1))
        self._pause = min(2 * self._pause, _LONGEST_PAUSE)
