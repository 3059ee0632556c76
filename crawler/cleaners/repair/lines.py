"""What tells whether a line begins something of its own or goes on with the line before it."""

BEGINS_NO_LINE = "，,。；;：:、！？!?）)》”%％"
# A heading numbered by Chinese numerals, a chapter, what is attached.
HEADING = r"[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|第[一二三四五六七八九十百\d]{1,4}[章节条篇部页]|附[:：件]"

Join = tuple[int, int]  # first and end of the characters that part two lines of one paragraph
