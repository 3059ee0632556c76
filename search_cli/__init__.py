"""The questions of a researcher: searches, concordances and counts over an index."""
