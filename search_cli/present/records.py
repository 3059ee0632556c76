"""Records as jsonl and csv: for pipes, other programs and spreadsheets."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

Record = dict[str, Any]

# What a spreadsheet would take for a formula (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def jsonl(records: Iterable[Record]) -> Iterator[str]:
    """A JSON object a line, without the line feed."""
    for record in records:
        yield json.dumps(record, ensure_ascii=False)


def csv_lines(records: Iterable[Record], columns: Sequence[str] | None = None) -> Iterator[str]:
    """A header and a line for each record, without the line feed.

    Cells that a spreadsheet would take for a formula get a leading apostrophe; lists are joined by "; "; unknown is
    empty. The columns are those of the first record unless given.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="")

    def line(cells: Iterable[object]) -> str:
        buffer.seek(0)
        buffer.truncate()
        writer.writerow([_cell(cell) for cell in cells])
        return buffer.getvalue()

    for record in records:
        if columns is None or not columns:
            columns = list(record)
            yield line(columns)
        yield line(record.get(column) for column in columns)


def _cell(value: object) -> object:
    if isinstance(value, list | tuple):
        value = "; ".join(map(str, value))
    if isinstance(value, dict):
        value = json.dumps(value, ensure_ascii=False)
    if isinstance(value, str) and value.startswith(_FORMULA):
        return "'" + value
    return value


FORMATS: dict[str, Callable[[Iterable[Record]], Iterator[str]]] = {"jsonl": jsonl, "csv": csv_lines}
