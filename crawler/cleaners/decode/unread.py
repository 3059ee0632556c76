"""Text that is in no language although all was decoded: it cannot be put right, so a flag must tell of it.

No author writes a line of rare characters alone. Names and verse come near, but have some common ones, or make words.
"""

from crawler.cleaners.decode.characters import COMMON, share_of_common
from crawler.cleaners.language.words import likelihood
from indexer import late_re as re

_LEAST = 16  # characters of a line
_LOOKED_AT = 300  # characters of a line
_RARE_RUN = re.compile(f"[^\x00-\x7f{COMMON}]{{8,}}")
_CHARACTERS = re.compile("[\u3040-\u30ff\u3400-\u9fff]+")  # with kana, each as likely as a rare character
# Together they hold for no line of 4,937 real texts, and for nine of ten lines of most wrong readings.
_FEW_COMMON = 0.15
_NO_LANGUAGE = -4.5  # mean power of ten of a Chinese character
_WESTERN_RUN = re.compile("(?:[\x80-\xff][@-~]?){20,}")  # bytes as Latin-1 shows them
_FEWEST = 4  # different ones in it: of fewer are the dots before a page's number, and crosses for a name


def is_unread(text: str) -> bool:
    """Whether a line of a text is in no language."""
    if any(len(set(run)) >= _FEWEST for run in _WESTERN_RUN.findall(text)):
        return True
    return _RARE_RUN.search(text) is not None and any(map(_is_no_language, text.split("\n")))


def _is_no_language(line: str) -> bool:
    if not _RARE_RUN.search(line):
        return False
    line = line[:_LOOKED_AT]
    runs = _CHARACTERS.findall(line)
    characters = sum(map(len, runs))
    return (
        characters >= _LEAST
        and share_of_common(line) < _FEW_COMMON
        and sum(map(likelihood, runs)) < _NO_LANGUAGE * characters
    )
