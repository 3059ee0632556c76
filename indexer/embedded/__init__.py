"""The embedded engine: tantivy, in a folder, without a server."""

from indexer.embedded.reader import EmbeddedReader
from indexer.embedded.writer import EmbeddedWriter

__all__ = ["EmbeddedReader", "EmbeddedWriter"]
