"""The title and the texts of made-up compilations."""

from tests.crawler.pages import BODY

TITLE = "乡镇安全生产工作总结"
NUMERALS = "一二三四五六七八九"


def body(number: int) -> str:
    """The text of one part, unlike that of any other."""
    return f"某镇{number}号总结。{BODY}\n第{number}号到此为止。"
