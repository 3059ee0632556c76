"""The parts of a folded document: what stands above its first sentence, its opening, and how it begins to report."""

OPENING = 400  # characters that say what a text is on
# How a text says that it begins to report: 现将…, 下面,我就….
BEGINS_TO = r"(?:现|下面,?我?们?)[将就把对]"
# What stands above the first sentence: a title, names, a line of the site.
ABOVE = r"\A(?:[^\n。]{0,120}\n+){0,4}"
