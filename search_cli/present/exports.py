"""Answers as files for other programs: jsonl, json, csv, xlsx, Parquet, and a folder of texts.

Every file says what was asked, of which index, when, and which version answered: jsonl, json and csv in each record,
xlsx on a sheet "About", Parquet in the schema's metadata, texts in their heads.
"""

import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import Any

from indexer.ending import tell
from indexer.trouble import Trouble
from search_cli.present.files import beside, write_bytes
from search_cli.present.provenance import Provenance
from search_cli.present.records import Record, csv_lines, jsonl

EXCEL_CELL = 32_767  # characters, Excel's own limit
EXCEL_ROWS = 1_048_576
_BATCH = 1_000  # records, also those that tell a column's type
MARK = "\ufeff"  # by which spreadsheets know UTF-8


def jsonl_lines(records: Iterable[Record], made: Provenance) -> Iterator[str]:
    """A JSON object a line; its last key `export` is the provenance."""
    told = made.as_dict()
    return jsonl(record | {"export": told} for record in records)


def csv_rows(records: Iterable[Record], made: Provenance) -> Iterator[str]:
    """As `records.csv_lines`, with the provenance in the last columns."""
    flat = {f"export_{name}": value for name, value in made.as_dict().items()}
    return csv_lines(record | flat for record in records)


def marked(lines: Iterator[str]) -> Iterator[str]:
    """The lines of a csv file, with a byte order mark before the first: Excel reads others in the machine's encoding.

    A pipe has none: what reads from it would take the mark for a part of the first column's name.
    """
    return (line if number else MARK + line for number, line in enumerate(lines))


def save(path: Path, shape: str, records: Iterable[Record], made: Provenance) -> int:
    """Write the file whole or not at all, in one of SHAPES; how many records it holds.

    Raises Trouble where it cannot be written, or is too large for its kind.
    """
    return _SAVERS[shape](path, records, made)


def shape_of(path: Path, shapes: Sequence[str]) -> str:
    """Which of `shapes` a file's name asks for by its end; jsonl where it has none. Raises Trouble for another end."""
    suffix = path.suffix.lower().removeprefix(".")
    shape = {"": "jsonl", "ndjson": "jsonl"}.get(suffix, suffix)
    if shape not in shapes:
        expected = ", ".join(f".{one}" for one in shapes)
        raise Trouble(f"{path}: no format of ours ends in .{suffix}; expected {expected}, or --format to say which")
    return shape


def _save_lines(path: Path, lines: Iterable[str]) -> int:
    number = 0
    with beside(path) as part, part.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
        for number, line in enumerate(lines, 1):  # noqa: B007
            file.write(line + "\n")
    return number


def _save_jsonl(path: Path, records: Iterable[Record], made: Provenance) -> int:
    return _save_lines(path, jsonl_lines(records, made))


def _save_json(path: Path, records: Iterable[Record], made: Provenance) -> int:
    """One array, for programs that read a whole file at once."""
    return max(0, _save_lines(path, _array(jsonl_lines(records, made))) - 1)


def _array(lines: Iterable[str]) -> Iterator[str]:
    """JSON values, one a line, as one array: a line more than values."""
    before = "["
    for line in lines:
        yield before + line
        before = ","
    yield "]" if before == "," else "[]"


def _save_csv(path: Path, records: Iterable[Record], made: Provenance) -> int:
    return max(0, _save_lines(path, marked(csv_rows(records, made))) - 1)


def _save_xlsx(path: Path, records: Iterable[Record], made: Provenance) -> int:
    from xlsxwriter import Workbook

    # Nothing that stands in a text becomes a formula, a link or a number.
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    number, cut, columns = 0, 0, list[str]()
    with beside(path) as part, _Patient(part, "w") as disk, io.BufferedWriter(disk) as file:
        book = Workbook(file, options)
        sheet = book.add_worksheet("Records")
        head = book.add_format({"bold": True})
        for number, record in enumerate(records, 1):
            if number >= EXCEL_ROWS:
                book.close()
                raise Trouble(
                    f"{path}: Excel holds {EXCEL_ROWS:,} rows; save as csv, jsonl or parquet, or narrow the query"
                )
            if not columns:
                columns = list(record)
                sheet.freeze_panes(1, 0)
                for place, name in enumerate(columns):
                    sheet.write_string(0, place, name, head)
            for place, name in enumerate(columns):
                cut += _write_cell(sheet, (number, place), record.get(name))
        about = book.add_worksheet("About")
        told = {**_flat(made), "records": number, "cells_cut_at_32767_characters": cut}
        for line, (name, value) in enumerate(told.items()):
            about.write_string(line, 0, name, head)
            _write_cell(about, (line, 1), value)
        book.set_properties({"title": made.query or "all summaries", "comments": json.dumps(told, ensure_ascii=False)})
        book.close()
        file.flush()
        if disk.error:
            raise disk.error
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
    text = _encodable(_text(value))
    sheet.write_string(*place, text[:EXCEL_CELL])
    return len(text) > EXCEL_CELL


def _save_parquet(path: Path, records: Iterable[Record], made: Provenance) -> int:
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        raise Trouble(f"{path}: Parquet needs pyarrow; install it: pip install 'work-summaries[parquet]'") from None

    rest = iter(records)
    first = list(islice(rest, _BATCH))
    schema = pa.schema([(name, _arrow(pa, first, name)) for name in (first[0] if first else {})])
    schema = schema.with_metadata({"work-summaries": json.dumps(made.as_dict(), ensure_ascii=False)})
    number = 0
    with beside(path) as part, parquet.ParquetWriter(part, schema, compression="zstd") as writer:
        while first:
            columns = [[_fitting(record.get(field.name), field.type, pa) for record in first] for field in schema]
            arrays = [pa.array(column, type=field.type) for column, field in zip(columns, schema, strict=True)]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))
            number += len(first)
            first = list(islice(rest, _BATCH))
    return number


def _arrow(pa: Any, records: list[Record], name: str) -> Any:
    """The type of a column, by the values seen; text where there are none or several kinds."""
    kinds = {type(record.get(name)) for record in records} - {type(None)}
    if kinds and kinds <= {int}:
        return pa.int64()
    if kinds and kinds <= {int, float}:
        return pa.float64()
    return pa.list_(pa.string()) if kinds and kinds <= {list, tuple} else pa.string()


def _fitting(value: Any, kind: Any, pa: Any) -> Any:
    if value is None:
        return None
    if kind == pa.string():
        return _encodable(_text(value))
    if kind == pa.list_(pa.string()):
        return [_encodable(str(item)) for item in (value if isinstance(value, list | tuple) else [value])]
    return value if isinstance(value, int | float) else None


def _encodable(text: str) -> str:
    """Without half surrogates, which UTF-8 cannot hold."""
    return text.encode("utf-8", "replace").decode()


def _text(value: object) -> str:
    if isinstance(value, list | tuple):
        return "; ".join(map(str, value))
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else str(value)


def _flat(made: Provenance) -> dict[str, Any]:
    return {name: value for name, value in made.as_dict().items() if value not in (None, {})}


def text_file(record: Record, made: Provenance) -> str:
    """A summary as a text with its metadata: a YAML head between lines of three hyphens, then the text."""
    head = {name: value for name, value in record.items() if name != "text" and value not in (None, [], "")}
    head |= {"export": made.as_dict()}
    # JSON values are YAML values.
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in head.items()]
    return "\n".join(["---", *lines, "---", "", str(record.get("text") or ""), ""])


def _save_texts(folder: Path, records: Iterable[Record], made: Provenance) -> int:
    """A text a file, named by its id, in the folder, which is made. Broken off, it says how many there are."""
    number = 0
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Trouble(f"{folder}: a folder for the texts cannot be made here: {error.strerror}") from error
    try:
        for record in records:
            content = text_file(record, made).encode("utf-8", "backslashreplace")
            # Each of thousands: to wait for the disk at every one would take longer than all the rest.
            write_bytes(folder / f"{_file_name(str(record['id']))}.txt", content, lasting=False)
            number += 1
    except BaseException:
        tell(f"{folder}: broken off behind {number:,} texts; the others are missing")
        raise
    return number


def _file_name(summary_id: str) -> str:
    """An id as the name of a file: ids of our own making already are one."""
    return "".join(char if char.isascii() and (char.isalnum() or char in ".-_") else "_" for char in summary_id).lstrip(
        "."
    )


_SAVERS: dict[str, Callable[[Path, Iterable[Record], Provenance], int]] = {
    "jsonl": _save_jsonl,
    "json": _save_json,
    "csv": _save_csv,
    "xlsx": _save_xlsx,
    "parquet": _save_parquet,
    "txt": _save_texts,
}
SHAPES = tuple(_SAVERS)
TABLES = tuple(shape for shape in SHAPES if shape != "txt")  # of records without a text


def printed(shape: str, records: Iterable[Record], made: Provenance) -> Iterator[str]:
    """The same for a pipe, line by line: jsonl, json, csv, or txt one behind the other. Trouble for what is no text."""
    match shape:
        case "jsonl":
            return jsonl_lines(records, made)
        case "json":
            return _array(jsonl_lines(records, made))
        case "csv":
            return csv_rows(records, made)
        case "txt":
            return chain.from_iterable(text_file(record, made).split("\n") for record in records)
    raise Trouble(f"--format {shape}: goes to a file only; add -o FILE.{shape}")
