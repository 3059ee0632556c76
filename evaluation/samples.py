"""Labelled texts, a file of JSON lines each."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from indexer.trouble import Trouble


@dataclass(frozen=True, slots=True)
class Document:
    """A text that stands alone on its page, and the answers of a careful reader."""

    id: str  # "" where the sample gives none
    title: str
    text: str
    expected: dict[str, Any]  # by field; None where the text does not tell


def documents(path: Path) -> Iterator[Document]:
    """The documents of a sample, one a line. Raises Trouble where a line is none."""
    for number, line in enumerate(path.read_bytes().splitlines(), start=1):
        try:
            read = json.loads(line)
        except ValueError:
            read = None
        match read:
            case {"title": str(title), "text": str(text), "expected": dict(expected), **others}:
                yield Document(str(others.get("id", "")), title, text, expected)
            case _:
                raise Trouble(f"{path}:{number}: no JSON with title, text and expected")
