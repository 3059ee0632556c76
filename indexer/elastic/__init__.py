"""The engine beyond one machine: an Elasticsearch cluster, at `http(s)://host:9200,host:9200/name`.

- `server`: the connection, access, and what goes wrong with it in plain sentences; the one user of the client;
- `mapping`: the fields, and a summary as a document of them;
- `translation`: the tree of a query as the engine's;
- `reader`, `writer`: the protocols of `indexer.index`; `bulk` sends what is written, `turn` lets writers take turns;
- `dead_letters`: what the engine refused, and putting it in again.

`name` is an alias of `name-000001`, the first index, and after each rebuild of the next.
"""
