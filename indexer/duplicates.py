"""Copies of one text become a cluster."""

import hashlib


def cluster_of(searchable_text: str) -> str | None:
    """12 hexadecimal digits that exact copies share: a digest of the searchable text. None for an empty text.

    Exact after folding: differences of script, width, case, white space, line breaks and mask form do not count.
    """
    characters = searchable_text.replace("\n", "")
    if not characters:
        return None
    return hashlib.blake2b(characters.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
