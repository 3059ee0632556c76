"""EUC-TW and ISO-2022-CN, for which Python has no codecs. Hardly any page is in them.

EUC-TW writes the characters of CNS 11643. Its first two planes hold those of Big5's two levels in the same order, but
for some whose strokes Big5 counts otherwise.
"""

from functools import cache

from indexer import late_re as re

_TRAILS = (*range(0x40, 0x7F), *range(0xA1, 0xFF))  # of Big5
# Which characters stand before which others in CNS.
_BEFORE = (
    "耄耘 銬銀 薦虧 嚨壞 繳羅",
    "刉匜 攷旯 笻笴 筇筄 莚菃 錥鋆 徻憝 螤螛 磿磲 鎀鎍 舋艤 鎥鏧 瀪灀 鐼鐊 鬮鱴 爩麤",
)
_TWICE = "\ufa0c\ufa0d"  # 兀 and 嗀, which Big5 holds on both levels
_EUC_TW = re.compile(rb"\x8e\xa2([\xa1-\xfe]{2})|([\xa1-\xfe]{2})|([\x00-\x7f]+)|[\x80-\xff]")
_SHIFTED = re.compile(rb"\x1b\$\)A|\x0e([!-~\s]+)\x0f?")


def euc_tw(body: bytes) -> str:
    """The characters of bytes in EUC-TW; U+FFFD for what is none, or beyond the two planes."""
    first, second = _planes()
    return "".join(
        second.get(two, "\ufffd") if two else first.get(one, "\ufffd") if one else ascii_run.decode("ascii") or "\ufffd"
        for two, one, ascii_run in _EUC_TW.findall(body)
    )


def iso_2022_cn(body: bytes) -> str:
    """The characters of ASCII bytes in which ESC $ ) A and the shifts SO and SI mark those of GB 2312."""
    raised = _SHIFTED.sub(lambda run: bytes(byte | 0x80 if byte > 0x20 else byte for byte in run[1] or b""), body)
    return raised.decode("gb2312", "replace")


@cache
def _planes() -> tuple[dict[bytes, str], dict[bytes, str]]:
    """The characters of each plane by their two bytes."""
    signs, letters = _of_big5(0xA140, 0xA2AE), _of_big5(0xA2AF, 0xA3BF)
    common, rare = _of_big5(0xA440, 0xC67E), [one for one in _of_big5(0xC940, 0xF9D5) if one not in _TWICE]
    for level, moved in zip((common, rare), _BEFORE, strict=True):
        for pair in moved.split():
            level.remove(pair[0])
            level.insert(level.index(pair[1]), pair[0])
    return _numbered(0xA1, signs) | _numbered(0xA4, letters) | _numbered(0xC4, common), _numbered(0xA1, rare)


def _of_big5(first: int, last: int) -> list[str]:
    pairs = ((lead << 8) + trail for lead in range(first >> 8, (last >> 8) + 1) for trail in _TRAILS)
    return [pair.to_bytes(2, "big").decode("big5", "replace") for pair in pairs if first <= pair <= last]


def _numbered(row: int, characters: list[str]) -> dict[bytes, str]:
    """Characters by the bytes of their rows of 94, beginning with `row`."""
    return {bytes((row + place // 94, 0xA1 + place % 94)): one for place, one in enumerate(characters)}
