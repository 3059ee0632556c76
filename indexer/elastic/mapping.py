"""The fields of an index in Elasticsearch, and a summary as a document of them.

Phrases are found by pairs of characters, as in the embedded engine. The analysis is that of white space alone, which
every build of the server has. Only `summary` is kept to be given back.
"""

import base64
import json
import os
import zlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from indexer.indexed import Indexed
from indexer.place_names import KEYED
from indexer.position import Position, Positions
from indexer.query.tree import FLAG
from indexer.schema import CONFIDENCE, GROUP_FIELDS, SCHEMA_VERSION
from indexer.summary import Summary
from indexer.trouble import Trouble

FORMAT = "index of work summaries"

_KEYWORD = {"type": "keyword"}
_PAIRS = {"type": "text", "analyzer": "whitespace", "norms": False}


def _shards() -> int:
    given = os.environ.get("SUMMARIES_SHARDS", "1")
    if not given.isdecimal() or not 1 <= int(given) <= 1_024:
        raise Trouble(f"SUMMARIES_SHARDS: {given} is not a number of shards from 1 to 1024")
    return int(given)


def definition() -> dict[str, Any]:
    """The request that makes a new index. `SUMMARIES_SHARDS` says of how many shards [1]."""
    keywords = ("id", "page", "cluster", FLAG, *(name for name in GROUP_FIELDS if name != "year"))
    fields: dict[str, Any] = dict.fromkeys((*keywords, *(f"{name}_key" for name in KEYED)), _KEYWORD)
    fields |= {"year": {"type": "long"}, "length": {"type": "long"}, "published": {"type": "keyword"}}
    fields[CONFIDENCE] = {"type": "double"}
    fields |= {"pairs": _PAIRS, "title_pairs": _PAIRS}
    fields["words"] = {"type": "text", "analyzer": "whitespace", "index_options": "freqs"}
    fields["summary"] = {"type": "object", "enabled": False}
    fields["exact"] = {"type": "binary"}
    fields["signature"] = {"type": "binary", "store": True}
    fields["keys"] = {"type": "keyword", "doc_values": False}
    return {
        "settings": {
            "number_of_shards": _shards(),
            "auto_expand_replicas": "0-1",  # a second copy as soon as there is a second node
            "refresh_interval": -1,  # what is written is seen when it is committed
        },
        "mappings": {
            "dynamic": "strict",
            "_meta": meta(()),
            "_source": {"includes": ["summary", "summary.*", "exact"]},
            "properties": fields,
        },
    }


def meta(positions: Positions, *, settled: bool = True) -> dict[str, Any]:
    """The metadata of an index. `settled`: its clusters are up to date."""
    told = {"positions": [list(one) for one in positions], "settled": settled}
    return {"format": FORMAT, "schema": SCHEMA_VERSION, **told}


def positions_of(about: Mapping[str, Any]) -> Positions:
    """How far an index has followed its archives, by what it says of itself."""
    return tuple(Position(*map(int, one)) for one in about.get("positions", ()))


def document(page: str, summary: Summary, cluster: str | None = None) -> dict[str, Any]:
    """The document of a summary. Without `cluster` it is in a cluster of its own."""
    from indexer.duplicates import terms  # numpy takes long to load, and only writers need it

    indexed = Indexed.of(summary)
    cluster = cluster or indexed.cluster
    made: dict[str, Any] = {
        "id": summary.id,
        "page": page,
        "length": summary.length,
        "pairs": indexed.pairs,
        "title_pairs": indexed.title_pairs,
        "words": indexed.words,
        "summary": {**summary.as_dict(), "cluster": cluster},
        FLAG: indexed.flags,
        CONFIDENCE: summary.region_confidence,
        **indexed.groups,
        **indexed.place_keys,
    }
    if cluster:
        signed = base64.b64encode(indexed.signature.tobytes()).decode()
        made |= {"cluster": cluster, "keys": terms(indexed.signature), "signature": signed}
    return made


def encoded(made: dict[str, Any]) -> bytes:
    """The document in JSON. Half a character, from a broken decoder, is not valid in it and goes into `exact`."""
    try:
        return json.dumps(made, ensure_ascii=False, separators=(",", ":")).encode()
    except UnicodeEncodeError:
        whole = zlib.compress(json.dumps(made["summary"]).encode())
        safe = json.dumps({**made, "exact": base64.b64encode(whole).decode()}, ensure_ascii=False)
        return safe.encode("utf-8", "replace")


def summary_of(source: dict[str, Any]) -> Summary:
    """The summary that a document gives back."""
    if exact := source.get("exact"):
        return Summary.from_dict(json.loads(zlib.decompress(base64.b64decode(exact))))
    return Summary.from_dict(source["summary"])


def version_of(summary: Summary) -> int:
    """The second in which the page was fetched: a later crawl has a higher one."""
    try:
        return max(1, int(datetime.fromisoformat(summary.fetched or "").timestamp()))
    except ValueError:
        return 1
