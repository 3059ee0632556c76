"""Where a cluster is, and who asks it: the address, and what the environment says of access.

Secrets come from the environment or a file, never from a command line or an address, which others can see.
"""

import base64
import os
import re
import ssl
import urllib.parse
from pathlib import Path
from typing import Any, NamedTuple

from indexer.trouble import Trouble

_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,200}")
_TIMEOUT = 30.0  # seconds for one answer; `SUMMARIES_TIMEOUT` sets another


class Address(NamedTuple):
    """Where an index is."""

    hosts: tuple[str, ...]  # with scheme and port
    name: str

    def __str__(self) -> str:
        return f"{','.join(self.hosts)}/{self.name}"


def read_address(url: str) -> Address:
    """The address that `http(s)://host:9200[,host:9200 …]/name` says; raises Trouble where it is none."""
    scheme, _, rest = url.partition("://")
    where, _, name = rest.partition("/")
    scheme = scheme.lower()
    if "@" in where:
        raise Trouble(
            "the address of the index holds a password, which others see in the list of processes; "
            "put it into SUMMARIES_USER and SUMMARIES_PASSWORD, or its file into SUMMARIES_PASSWORD_FILE"
        )
    example = "expected http(s)://host:9200/name, of several nodes http(s)://one:9200,two:9200/name"
    name = name.rstrip("/")
    if not _NAME.fullmatch(name):
        raise Trouble(f"{url}: {example}; the name is small Latin letters, digits, - _ and .")
    hosts = []
    for host in map(str.strip, where.split(",")):
        try:
            parts = urllib.parse.urlsplit(f"{scheme}://{host}")
            port = parts.port or 9200
        except ValueError:
            raise Trouble(f"{url}: {example}; {host} is no host") from None
        if scheme not in ("http", "https") or not parts.hostname:
            raise Trouble(f"{url}: {example}")
        shown = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
        hosts.append(f"{scheme}://{shown}:{port}")
    return Address(tuple(hosts), name)


def access(address: Address) -> dict[str, Any]:
    """The options of the client that say who asks and whom to trust. Raises Trouble, which never tells a secret."""
    options: dict[str, Any] = {}
    user, password = os.environ.get("SUMMARIES_USER"), _secret("SUMMARIES_PASSWORD")
    if key := _secret("SUMMARIES_API_KEY"):
        if not (key.isascii() and key.isprintable()):
            raise Trouble("SUMMARIES_API_KEY holds characters that no API key has; copy it again, in its encoded form")
        options["api_key"] = key
    elif user and password:
        # The client itself encodes neither other than in ASCII.
        encoded = base64.b64encode(f"{user}:{password}".encode("utf-8", "surrogateescape")).decode()
        options["headers"] = {"authorization": f"Basic {encoded}"}
    elif user or password:
        raise Trouble("only one of SUMMARIES_USER and SUMMARIES_PASSWORD is set; set both, or SUMMARIES_API_KEY")
    if authority := os.environ.get("SUMMARIES_CA_FILE"):
        options["ca_certs"] = _authority(authority)
        if not address.hosts[0].startswith("https"):
            raise Trouble(f"{address}: SUMMARIES_CA_FILE is set, but the address begins with http://; write https://")
    return options


def timeout() -> float:
    """How many seconds to wait for one answer."""
    given = os.environ.get("SUMMARIES_TIMEOUT")
    try:
        seconds = float(given) if given else _TIMEOUT
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < 86_400:
        raise Trouble(f"SUMMARIES_TIMEOUT: {given} is not a number of seconds")
    return seconds


def _secret(name: str) -> str | None:
    """The environment variable `name`, or the content of the file that `name`_FILE names."""
    if value := os.environ.get(name):
        return value.strip()
    if not (file := os.environ.get(f"{name}_FILE")):
        return None
    try:
        value = Path(file).read_text("utf-8").strip()
    except UnicodeDecodeError:
        raise Trouble(f"{name}_FILE: {file} is no text; name a file with nothing but the secret") from None
    except (OSError, ValueError) as error:
        raise Trouble(f"{name}_FILE: {file} cannot be read ({error}); name a file with the secret") from None
    if not value:
        raise Trouble(f"{name}_FILE: {file} is empty; name a file with nothing but the secret")
    return value


def _authority(file: str) -> str:
    if not Path(file).is_file():
        raise Trouble(f"SUMMARIES_CA_FILE: {file}: there is no such file; name the cluster's CA in PEM form")
    try:
        ssl.create_default_context(cafile=file)
    except (OSError, ValueError):  # an ssl.SSLError is an OSError
        raise Trouble(f"SUMMARIES_CA_FILE: {file} holds no certificate in PEM form; name the cluster's CA") from None
    return file
