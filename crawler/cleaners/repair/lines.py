"""What tells whether a line begins something of its own or goes on with the line before it."""

from crawler.cleaners.language import cuts_word

BEGINS_NO_LINE = "，,。；;：:、！？!?）)》”%％"
# A heading numbered by Chinese numerals, a chapter, what is attached.
HEADING = r"[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|第[一二三四五六七八九十百\d]{1,4}[章节条篇部页]|附[:：件]"

Join = tuple[int, int]  # first and end of the characters that part two lines of one paragraph


def is_within(before: str, behind: str) -> bool:
    """Whether what parts two pieces stands within a word, or before a mark that begins no line."""
    return behind.startswith(tuple(BEGINS_NO_LINE)) or cuts_word(before, behind)
