"""`summaries serve`: the same questions on a local web page, rendered on this machine without any other host."""
