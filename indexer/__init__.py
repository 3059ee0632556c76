"""The index: the Summary, the tokens of its text, the query language, and the engines."""
