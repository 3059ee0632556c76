"""Makes the accounts of a secured cluster: `python -m deploy.access`, as its administrator. Repeating it is harmless.

From the environment: SUMMARIES_INDEX and how to reach it, the administrator as SUMMARIES_USER and SUMMARIES_PASSWORD,
and the passwords that the accounts get, FEEDING_PASSWORD (`summaries`) and READING_PASSWORD (`summaries-reader`). An
account may do nothing outside of the index. Exit status 0 done, 2 trouble.
"""

import os
import sys
from typing import Any

from indexer.elastic.access import read_address
from indexer.elastic.server import Server
from indexer.ending import FOUND, ended
from indexer.trouble import Trouble

_ACCOUNTS: tuple[tuple[str, str, list[str], list[str]], ...] = (  # privileges: on the index, on the cluster
    ("summaries", "FEEDING_PASSWORD", ["all"], ["monitor"]),
    ("summaries-reader", "READING_PASSWORD", ["read", "view_index_metadata"], []),
)


def make_accounts(server: Server) -> None:
    """Make or change the roles and users. Raises Trouble where a password is missing or the cluster refuses."""
    name = server.address.name
    indices = [name, f"{name}-*"]
    for account, variable, may, on_the_cluster in _ACCOUNTS:
        password = os.environ.get(variable)
        if not password:
            raise Trouble(f"{variable} is not set; it is the password that the account {account} gets")
        role: dict[str, Any] = {"cluster": on_the_cluster, "indices": [{"names": indices, "privileges": may}]}
        server.ask("PUT", f"/_security/role/{account}", role)
        server.ask("PUT", f"/_security/user/{account}", {"password": password, "roles": [account]})


def main() -> int:
    return ended("deploy.access", _made)


def _made() -> int:
    server = Server(read_address(os.environ.get("SUMMARIES_INDEX", "")))
    try:
        make_accounts(server)
    finally:
        server.close()
    return FOUND


if __name__ == "__main__":
    sys.exit(main())
