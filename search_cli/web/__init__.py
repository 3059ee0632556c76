"""`summaries serve`: the same questions on a local web page, rendered here, without a build step or another host."""
