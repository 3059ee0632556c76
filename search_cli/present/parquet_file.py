"""Records as a Parquet file."""

import json
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Any

from indexer.trouble import Trouble
from search_cli.present.files import beside
from search_cli.present.provenance import Provenance
from search_cli.present.records import Record, as_text, encodable, item_text

_BATCH = 1_000  # records, also those that tell a column's type


def save_parquet(path: Path, records: Iterable[Record], made: Provenance, like: Record | None = None) -> int:
    """Write a Parquet file, with the provenance in the schema's metadata; how many records it holds.

    The columns and their types are those of a record `like` them, else those of the first records.
    """
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        raise Trouble(f"{path}: Parquet needs pyarrow; install it: pip install 'work-summaries[parquet]'") from None

    rest = iter(records)
    first = list(islice(rest, _BATCH))
    seen = [like] if like else first
    schema = pa.schema([(name, _arrow(pa, seen, name)) for name in (seen[0] if seen else {})])
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
    """The type of a column by the values seen; text where they tell none, and of several kinds."""
    kinds = {type(record.get(name)) for record in records} - {type(None)} or {str}
    if kinds <= {int}:
        return pa.int64()
    if kinds <= {int, float}:
        return pa.float64()
    return pa.list_(pa.string()) if kinds <= {list, tuple} else pa.string()


def _fitting(value: Any, kind: Any, pa: Any) -> Any:
    if value is None:
        return None
    if kind == pa.string():
        return encodable(as_text(value))
    if kind == pa.list_(pa.string()):
        return [encodable(item_text(item)) for item in (value if isinstance(value, list | tuple) else [value])]
    return value if isinstance(value, int | float) else None
