"""The engine beyond one machine: an Elasticsearch cluster, at `http(s)://host:9200,host:9200/name`.

- `access`: the address and the credentials; `server`: the connection, with its errors in plain sentences (the only
  module that uses the client);
- `mapping`: the fields, and a summary as a document of them;
- `translation`: the tree of a query as the engine's;
- `reader`, `writer`: the protocols of `indexer.engine`; `bulk` sends what is written, with `patience`, `turn` lets
  writers take turns;
- `generations`: the indices of one name, the serving one and those before and after it;
- `dead_letters`: what the engine refused; `replay` puts it in again.

`name` is an alias of `name-000001`, the first index, and after each rebuild of the next.
"""
