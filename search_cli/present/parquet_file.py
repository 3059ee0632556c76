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

_BATCH = 1_000  # records


def save_parquet(path: Path, records: Iterable[Record], made: Provenance, like: Record) -> int:
    """Write a Parquet file, with the provenance in the schema's metadata; how many records it holds.

    The columns and their types are those of a record `like` them, with a value in each.
    """
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        raise Trouble(f"{path}: Parquet needs pyarrow; install it: pip install 'work-summaries[parquet]'") from None

    rest = iter(records)
    schema = pa.schema([(name, _arrow(pa, value)) for name, value in like.items()])
    schema = schema.with_metadata({"work-summaries": json.dumps(made.as_dict(), ensure_ascii=False)})
    number = 0
    with beside(path) as part, parquet.ParquetWriter(part, schema, compression="zstd") as writer:
        while batch := list(islice(rest, _BATCH)):
            columns = [[_fitting(record.get(field.name), field.type, pa) for record in batch] for field in schema]
            arrays = [pa.array(column, type=field.type) for column, field in zip(columns, schema, strict=True)]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))
            number += len(batch)
    return number


def _arrow(pa: Any, value: Any) -> Any:
    """The type of a column with such a value."""
    if type(value) in (int, float):
        return pa.int64() if type(value) is int else pa.float64()
    return pa.list_(pa.string()) if isinstance(value, list | tuple) else pa.string()


def _fitting(value: Any, kind: Any, pa: Any) -> Any:
    if value is None:
        return None
    if kind == pa.string():
        return encodable(as_text(value))
    if kind == pa.list_(pa.string()):
        return [encodable(item_text(item)) for item in (value if isinstance(value, list | tuple) else [value])]
    return value if isinstance(value, int | float) else None
