"""Records as jsonl and csv: for pipes, other programs and spreadsheets."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

Record = dict[str, Any]

# What a spreadsheet would take for a formula (OWASP, CSV injection); one set to Chinese takes the full width too.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def jsonl(records: Iterable[Record], _like: Record | None = None) -> Iterator[str]:
    """A JSON object a line, without the line feed."""
    for record in records:
        yield json.dumps(record, ensure_ascii=False)


def csv_lines(records: Iterable[Record], like: Record) -> Iterator[str]:
    """A header and a line for each record, without the line feed.

    Cells that a spreadsheet would take for a formula get a leading apostrophe; lists are joined by "; "; unknown is
    empty. The columns are those of a record `like` them.
    """
    buffer = io.StringIO()
    # Up to Python 3.12 the writer quotes only those line ends that its own line ends are made of.
    writer = csv.writer(buffer, lineterminator="\r\n")

    def line(cells: Iterable[object]) -> str:
        buffer.seek(0)
        buffer.truncate()
        writer.writerow([_cell(cell) for cell in cells])
        return buffer.getvalue().removesuffix("\r\n")

    yield line(like)
    for record in records:
        yield line(record.get(column) for column in like)


def _cell(value: object) -> object:
    if isinstance(value, list | tuple | dict):
        value = as_text(value)
    if isinstance(value, str) and value.startswith(_FORMULA):
        return "'" + value
    return value


def encodable(text: str) -> str:
    """Without half surrogates, which UTF-8 cannot hold."""
    return text.encode("utf-8", "replace").decode()


def as_text(value: object) -> str:
    """A value as the text of a cell."""
    if isinstance(value, list | tuple):
        return "; ".join(map(item_text, value))
    return item_text(value)


def item_text(value: object) -> str:
    """A value that stands for itself, or in a list, as text: what has parts as JSON."""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list | tuple) else str(value)


FORMATS: dict[str, Callable[..., Iterator[str]]] = {"jsonl": jsonl, "csv": csv_lines}
