"""The marks by which damage is told."""

EURO = 0x80  # of GBK: the one byte above ASCII that is a character by itself
LOST = "?？\ufffd"  # as readers show a byte, or a pair, that is no character
# Sites look for these byte by byte, to make them others, and so find them across two characters too; behind one that is
# found where it was written the pairs are right again.
SOUGHT = "，、；：？！（）"
WIDE = dict(zip(";,:!?()", "；，：！？（）", strict=True))  # sites have since made full-width marks half-width
SOUGHT_OR_NARROW = SOUGHT + "".join(WIDE)
# Those whose bytes may meet in two Chinese characters, and that are no sign of a lost byte.
ACROSS = "".join(mark for mark in SOUGHT_OR_NARROW if mark not in LOST and mark != "、")
