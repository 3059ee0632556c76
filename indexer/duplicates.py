"""Copies of one text become a cluster."""

import hashlib


def cluster_of(searchable_text: str) -> str:
    """12 hexadecimal digits that exact copies share: a digest of the searchable text.

    Exact after folding: differences of script, width, case, white space and mask form do not count.
    """
    return hashlib.blake2b(searchable_text.replace("\n", "").encode(), digest_size=6).hexdigest()
