"""Answers as files for other programs: jsonl, json, csv, xlsx, Parquet, and a folder of texts.

Every file says what was asked, of which index, when, and which version answered: jsonl, json and csv in each record,
xlsx on a sheet "About", Parquet in the schema's metadata, texts in their heads.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from indexer.trouble import Trouble
from search_cli.present.files import beside, folder_beside
from search_cli.present.parquet_file import save_parquet
from search_cli.present.provenance import Provenance
from search_cli.present.records import Record, csv_lines, jsonl
from search_cli.present.xlsx_file import save_xlsx

MARK = "\ufeff"  # by which spreadsheets know UTF-8


def jsonl_lines(records: Iterable[Record], made: Provenance) -> Iterator[str]:
    """A JSON object a line; its last key `export` is the provenance."""
    told = made.as_dict()
    return jsonl(record | {"export": told} for record in records)


def csv_rows(records: Iterable[Record], made: Provenance, like: Record) -> Iterator[str]:
    """As `records.csv_lines`, with the provenance in the last columns."""
    flat = {f"export_{name}": value for name, value in made.as_dict().items()}
    return csv_lines((record | flat for record in records), like | flat)


def marked(lines: Iterator[str]) -> Iterator[str]:
    """The lines of a csv file, with a byte order mark before the first: Excel reads others in the machine's encoding.

    A pipe has none: what reads from it would take the mark for a part of the first column's name.
    """
    return (line if number else MARK + line for number, line in enumerate(lines))


def save(path: Path, shape: str, records: Iterable[Record], made: Provenance, like: Record) -> int:
    """Write the file, or of txt the folder, whole or not at all, in one of SHAPES; how many records it holds.

    `like` has the fields of the records, with a value in each: so a file without records has its columns too, and a
    number is one whatever the records know. Raises Trouble where the file cannot be written, or is too large
    for its kind.
    """
    if shape in PIPED:
        return _save_lines(path, shape, printed(shape, records, made, like))
    if shape == "txt":
        return _save_texts(path, records, made)
    return (save_xlsx if shape == "xlsx" else save_parquet)(path, records, made, like)


def shape_of(path: Path, shapes: Sequence[str]) -> str:
    """Which of `shapes` a file's name asks for by its end; jsonl where it has none. Raises Trouble for another end."""
    suffix = path.suffix.lower().removeprefix(".")
    shape = {"": "jsonl", "ndjson": "jsonl"}.get(suffix, suffix)
    if shape not in shapes:
        expected = ", ".join(f".{one}" for one in shapes)
        raise Trouble(f"{path}: no format of ours ends in .{suffix}; expected {expected}, or --format to say which")
    return shape


def _save_lines(path: Path, shape: str, lines: Iterator[str]) -> int:
    number = 0
    with beside(path) as part, part.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
        for number, line in enumerate(marked(lines) if shape == "csv" else lines, 1):  # noqa: B007
            file.write(line + "\n")
    return max(0, number - further_lines(shape))


def further_lines(shape: str) -> int:
    """How many lines a format of PIPED has besides those of its records."""
    return 0 if shape == "jsonl" else 1


def _array(lines: Iterable[str]) -> Iterator[str]:
    """JSON values, one a line, as one array, for programs that read a whole file at once: a line more than values."""
    before = "["
    for line in lines:
        yield before + line
        before = ","
    yield "]" if before == "," else "[]"


def text_file(record: Record, made: Provenance) -> str:
    """A summary as a text with its metadata: a YAML head between lines of three hyphens, then the text."""
    head = {name: value for name, value in record.items() if name != "text" and value not in (None, [], "")}
    head |= {"export": made.as_dict()}
    # JSON values are YAML values.
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in head.items()]
    return "\n".join(["---", *lines, "---", "", str(record.get("text") or ""), ""])


def _save_texts(folder: Path, records: Iterable[Record], made: Provenance) -> int:
    """A text a file, named by its id, in a folder that is made, or was empty."""
    number = 0
    with folder_beside(folder) as part:
        for number, record in enumerate(records, 1):  # noqa: B007
            content = text_file(record, made).encode("utf-8", "backslashreplace")
            (part / f"{_file_name(str(record['id']))}.txt").write_bytes(content)
    return number


def _file_name(summary_id: str) -> str:
    """An id as the name of a file: ids of our own making already are one."""
    return re.sub(r"[^\w.-]", "_", summary_id, flags=re.ASCII).lstrip(".")


PIPED = ("jsonl", "json", "csv")  # which are written line by line
TABLES = (*PIPED, "xlsx", "parquet")  # of records without a text
SHAPES = (*TABLES, "txt")


def printed(shape: str, records: Iterable[Record], made: Provenance, like: Record) -> Iterator[str]:
    """The same for a pipe, line by line: jsonl, json, csv, or txt one behind the other. Trouble for what is no text."""
    match shape:
        case "jsonl":
            return jsonl_lines(records, made)
        case "json":
            return _array(jsonl_lines(records, made))
        case "csv":
            return csv_rows(records, made, like)
        case "txt":
            return chain.from_iterable(text_file(record, made).split("\n") for record in records)
    raise Trouble(f"--format {shape}: goes to a file only; add -o FILE.{shape}")
