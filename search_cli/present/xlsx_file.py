"""Records as an Excel file."""

import io
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from indexer.amounts import amount
from indexer.ending import tell
from indexer.trouble import Trouble
from search_cli.present.files import beside
from search_cli.present.provenance import Provenance
from search_cli.present.records import Record, as_text, encodable

EXCEL_CELL = 32_767  # characters, Excel's own limit
EXCEL_ROWS = 1_048_576


def save_xlsx(path: Path, records: Iterable[Record], made: Provenance, like: Record) -> int:
    """Write an Excel file, with the provenance on a sheet "About"; how many records it holds.

    The columns are those of a record `like` them. Tells where a text was too long for a cell.
    """
    from xlsxwriter import Workbook

    # Nothing that stands in a text becomes a formula, a link or a number.
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    number = cut = 0
    with beside(path) as part, _Patient(part, "w") as disk, io.BufferedWriter(disk) as file:
        book = Workbook(file, options)
        sheet = book.add_worksheet("Records")
        head = book.add_format({"bold": True})
        sheet.freeze_panes(1, 0)
        for place, name in enumerate(like):
            sheet.write_string(0, place, name, head)
        for number, record in enumerate(records, 1):
            if number >= EXCEL_ROWS:
                book.close()
                raise Trouble(
                    f"{path}: Excel holds {EXCEL_ROWS:,} rows; save as csv, jsonl or parquet, or narrow the query"
                )
            for place, name in enumerate(like):
                cut += _write_cell(sheet, (number, place), record.get(name))
        about = book.add_worksheet("About")
        told = {name: value for name, value in made.as_dict().items() if value not in (None, {})}
        told |= {"records": number, "cells_cut_at_32767_characters": cut}
        for line, (name, value) in enumerate(told.items()):
            about.write_string(line, 0, name, head)
            _write_cell(about, (line, 1), value)
        book.set_properties({"title": made.query or "all summaries", "comments": json.dumps(told, ensure_ascii=False)})
        book.close()
        file.flush()
        if disk.error:
            raise disk.error
    if cut:
        tell(
            f"{path}: {amount(cut, 'cell')} cut at {EXCEL_CELL:,} characters, as Excel has them; other formats cut none"
        )
    return number


class _Patient(io.FileIO):
    """A file that takes everything, and keeps as `error` what the disk said when it took no more.

    Python ends an unfinished zip file when it is thrown away, and prints a traceback if that fails.
    """

    error: OSError | None = None

    def write(self, content: Any) -> int:
        try:
            return super().write(content)
        except OSError as error:
            self.error = error
            return memoryview(content).nbytes


def _write_cell(sheet: Any, place: tuple[int, int], value: object) -> bool:
    """Write one cell; whether it had to be cut."""
    if value is None:
        return False
    if isinstance(value, int | float):
        sheet.write_number(*place, value)
        return False
    text = encodable(as_text(value))
    sheet.write_string(*place, text[:EXCEL_CELL])
    return len(text) > EXCEL_CELL
