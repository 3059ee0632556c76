"""The indices of one name: the one that serves behind the alias, those that were begun, and the one that served before.

They are numbered, `name-000001`; a rebuild fills the next number, and the alias moves in one step.
"""

import re
from typing import Any

from indexer.elastic.mapping import FORMAT, definition, positions_of
from indexer.elastic.reader import remembered
from indexer.elastic.server import Server
from indexer.position import latest
from indexer.schema import SCHEMA_VERSION, demand_schema
from indexer.trouble import Missing


class Generations:
    """The indices of the name of `server`'s address. Raises Trouble where they are not ours, or out of reach."""

    def __init__(self, server: Server):
        self._server = server
        self._name = server.address.name

    def standing(self) -> dict[str, dict[str, Any]]:
        """Our indices of this name with what they say of themselves, oldest first."""
        return _ours(self._numbered())

    def _numbered(self) -> dict[str, dict[str, Any]]:
        """All indices with this name and a number, also foreign ones, with their own metadata."""
        found = self._server.ask("GET", f"/{self._name}-*/_mapping", expand_wildcards="open,closed")
        numbered = re.compile(re.escape(self._name) + r"-\d{6}")
        return {
            index: found[index]["mappings"].get("_meta", {}) for index in sorted(found) if numbered.fullmatch(index)
        }

    def current(self) -> str | None:
        """The index that serves."""
        try:
            return remembered(self._server, self._name)[0]
        except Missing:
            return None

    def previous(self) -> str | None:
        """The index that served before the one that serves."""
        current = self.current()
        return max((index for index in self.standing() if current and index < current), default=None)

    def to_write(self, *, fresh: bool, resume: bool) -> tuple[str, dict[str, Any]]:
        """The index for a writer, made if there is none, and its metadata (see `index.open_writer`)."""
        current = self.current()
        numbered = self._numbered()
        standing = _ours(numbered)
        begun = [index for index in standing if not current or index > current]
        # One that was never committed may hold anything.
        usable = [name for name in begun if (resume or not fresh) and _is_committed(standing[name])][-1:]
        for index in begun:
            if index not in usable:
                self.remove(index)
                del numbered[index]
        if current and not fresh:
            about = remembered(self._server, current)[1]
            demand_schema(self._server.address, about.get("schema"))
            return current, about
        if usable:
            index = usable[0]
        else:
            index = f"{self._name}-{1 + int(max(numbered, default='000000')[-6:]):06d}"
            self._server.ask("PUT", f"/{index}", definition())
        if not fresh:  # nothing serves yet: a first rebuild that was broken off may as well be fed to its end
            self.serve(index)
        return index, remembered(self._server, index)[1]

    def serve(self, index: str, instead_of: str | None = None) -> None:
        """Let the index serve, in one step."""
        actions = [{"add": {"index": index, "alias": self._name}}]
        if instead_of:
            actions.append({"remove": {"index": instead_of, "alias": self._name}})
        self._server.ask("POST", "/_aliases", {"actions": actions})

    def remove(self, index: str) -> None:
        """Remove the index with all that it holds."""
        self._server.ask("DELETE", f"/{index}")


def _ours(numbered: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {index: about for index, about in numbered.items() if about.get("format") == FORMAT}


def _is_committed(about: dict[str, Any]) -> bool:
    return about.get("schema") == SCHEMA_VERSION and latest(positions_of(about)) > 0
