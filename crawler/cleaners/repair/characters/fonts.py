"""Wrong characters in text extracted from a PDF whose font has a wrong character table: 迚行觃划癿斱案.

Two different characters that nobody writes prove such a font. Others it produces are words of their own too (不 for
与, 顷 for 项): whether they are meant is weighed by the words around them.
"""

from collections.abc import Iterator

from crawler.cleaners.language.script import is_traditional
from crawler.cleaners.matches import matches
from crawler.cleaners.repair.lines import gain
from crawler.cleaners.repair.replacement import Replacement
from indexer import late_re as re

# Characters that nobody writes in Chinese, and those meant.
_ONLY_OF_FONTS = dict(zip("癿丌迚觃劢兲亍乊斱収幵刡凾貣尌頇", "的不进规动关于之方发并到分起就须", strict=True))
_FREQUENT = "癿丌迚亍貣尌"  # one of these is in every such text that is longer than a line
_ALSO_WORDS = {"不": "与", "极": "构", "顷": "项", "诧": "语", "绅": "细", "绉": "经"}
_TRADITIONAL = {"頇": "須"}  # meant in a traditional text; the others are of one script, or the same in both
_ONLY = re.compile(rf"[{''.join(_ONLY_OF_FONTS)}](?<!顢頇)")  # 顢頇 is a word
_WORD = re.compile("癿(?=藏)|(?<=彳)亍")  # a town and a word that are written with two of them prove nothing
_ALSO = re.compile(f"[{''.join(_ALSO_WORDS)}]")
_JAPANESE = re.compile("[\u3041-\u30ff]")  # 収 and 凾 are written there
_PROOFS = 2  # different characters that nobody writes
_LIKELIER = 1.5  # powers of ten by which the character meant must be likelier than a word of its own …
_NOT_UNLIKELIER = -1.0  # … and 与 than 不, in a text that writes 不 as 丌
_MOST = 20_000  # of a text; a long one may be full of them
_MOST_WEIGHED = 1_000


def fonts(text: str) -> Iterator[Replacement]:
    """The wrong characters of a text that has at least two different ones, with those meant."""
    if not any(map(text.__contains__, _FREQUENT)):
        return
    found = list(matches(_ONLY, text, _MOST))
    if len({match[0] for match in found if not _WORD.match(text, match.start())}) < _PROOFS or _JAPANESE.search(text):
        return
    meant_by = _ONLY_OF_FONTS | (_TRADITIONAL if is_traditional(_ONLY.sub("", text)) else {})
    yield from (Replacement(*match.span(), meant_by[match[0]]) for match in found)
    for match in matches(_ALSO, text, _MOST_WEIGHED):
        meant = _ALSO_WORDS[match[0]]
        least = _NOT_UNLIKELIER if match[0] == "不" and "丌" in text else _LIKELIER
        if gain(text, match.start(), meant, _ONLY_OF_FONTS) >= least:
            yield Replacement(*match.span(), meant)
