"""Send warnings to the hook that `SUMMARIES_HOOK` names."""

import http.client
import json
import logging
import os
import re
import shlex
import signal
import subprocess
import threading
import urllib.request
from collections.abc import Sequence
from dataclasses import asdict

from crawler.visiting.site_warnings import SiteWarning

log = logging.getLogger(__name__)

_HOOK_SECONDS = 60.0
_ADDRESS = re.compile(r"(https?://)(?:[^/?#]*@)?([^/?#]*)")


def send_warnings(site: str, found: Sequence[SiteWarning]) -> None:
    """Send warnings as JSON to `SUMMARIES_HOOK`: an address, to which they go, or a command, which reads them.

    If it fails, or takes longer than a minute, the log says so and the crawl goes on.
    """
    hook = os.environ.get("SUMMARIES_HOOK", "").strip()
    if not found or not hook:
        return
    message = json.dumps({"site": site, "warnings": [asdict(one) for one in found]}, ensure_ascii=False).encode()
    # In a thread: a server that answers byte by byte, or a command whose children live on, outlasts the time limits of
    # single steps.
    calling = threading.Thread(target=_call, args=(hook, message), daemon=True)
    calling.start()
    calling.join(_HOOK_SECONDS)
    if calling.is_alive():
        log.warning("SUMMARIES_HOOK (%s) has not ended after %.0f seconds", _shown(hook), _HOOK_SECONDS)


def _call(hook: str, message: bytes) -> None:
    try:
        if hook.startswith(("http://", "https://")):
            request = urllib.request.Request(hook, message, {"Content-Type": "application/json"})
            with urllib.request.urlopen(request, timeout=10):
                pass
            return
        call = subprocess.Popen(
            shlex.split(hook), stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            start_new_session=True,
        )  # fmt: skip
        try:
            call.communicate(message, timeout=_HOOK_SECONDS - 1)
        except subprocess.TimeoutExpired:
            os.killpg(call.pid, signal.SIGKILL)
            call.wait()
        if call.returncode:
            log.warning("SUMMARIES_HOOK (%s) failed: status %d", _shown(hook), call.returncode)
    except http.client.InvalidURL:  # whose words repeat it
        log.warning("SUMMARIES_HOOK (%s) failed: it is no address", _shown(hook))
    except (OSError, ValueError, http.client.HTTPException) as error:
        log.warning("SUMMARIES_HOOK (%s) failed: %s", _shown(hook), error)


def _shown(hook: str) -> str:
    """A hook as the log may name it: an address may hold a password or a token, a command's arguments too."""
    found = _ADDRESS.match(hook)
    return f"{found[1]}{found[2]}/…" if found else hook.split(maxsplit=1)[0]
