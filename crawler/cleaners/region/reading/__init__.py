"""The places that a text names, in full or by less, and whether each is its own or another's."""
