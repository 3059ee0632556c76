"""What a researcher asks: searches, concordances and counts over an index."""
