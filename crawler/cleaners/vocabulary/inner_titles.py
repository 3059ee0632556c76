"""The title that stands once more inside a text: on lines of its own at the beginning, or before the first words."""

from itertools import takewhile

from crawler.cleaners.vocabulary.title_words import COUNT, DOCUMENTS, MODEL
from indexer import late_re as re

_TITLE_LINES = 5  # lines at the beginning of a text that may say its title again
_WORDS = f"(?:{DOCUMENTS}|安排)"
_TITLE_LINE = re.compile(rf"^[^,。;:!?]{{2,80}}{_WORDS}[^,。;:!?]{{0,12}}$")
_NO_TITLE = re.compile(
    r"[(（]?[一二三四五六七八九十\d]{1,2}[、.)）]|\d{4} ?年度?(?:主要)?工作(?:总结|小结|汇报)$|根据|按照|为[了进]|"
    r".*(?:虽然|如果|因为| \d{2,5} .* \d{2,5} )"  # a sentence, the row of a table
)
# What an author begins with behind a title that has no line of its own.
BEGINNING = (
    r"(?:[ \u3000]+(?!第|篇|的)[\u4e00-\u9fff*]|[ \u3000,]*(?:[一1][、.]|一是|各位|同志们|尊[敬重]的|亲爱的|"
    r"(?:大家|[上下]午|晚上)好|今年|一年来|半年来|本学[期年]|本年度|近几?年来|目前|随着|根据|按照|"
    r"为(?:了|进一步|认真|贯彻|全面|切实|做好)|(?:19|20)[\d*x]{2}年|我们?[省市县区镇乡局校院]))"
)
_BEFORE_TEXT = re.compile(
    # where a preview numbers its pieces, the first one begins so: 1、2022年富村行动工作方案 根据…
    rf"\A\s*(?:1[、.] ?)?(?:【(?P<bracketed>[^】\n]{{4,60}})】|"
    r"(?![一二三四五六七八九十\d(]{1,3}[、.)]|根据|按照|为[了进])"
    rf"(?P<glued>[^,。;:!?\n]{{3,50}}?{_WORDS}稿?{MODEL}?)(?P=glued)?"
    rf"(?:\(\s?{COUNT}\s?\)(?=\S)|(?:\d{{3,5}}字)?{BEGINNING}|(?<=范文)(?=[\u4e00-\u9fff])(?!怎|如何|是)))"
)


def inner_titles(body: str) -> list[str]:
    """The titles that stand inside a folded text: on lines at its beginning, and before the first words of one.

    That one has no line of its own, or stands in brackets.
    """
    titles = title_lines(body)
    if found := _BEFORE_TEXT.match(body):
        titles.append((found["bracketed"] or found["glued"]).strip())
    return titles


def title_lines(body: str) -> list[str]:
    """The lines at the beginning of a folded text that are its title once more, by its author or by a site.

    They stand above its first sentence: below it such a line is the heading of a section.
    """
    lines = takewhile(lambda line: "。" not in line, body.split("\n", _TITLE_LINES)[:_TITLE_LINES])
    return [line for line in map(str.strip, lines) if _TITLE_LINE.search(line) and not _NO_TITLE.match(line)]
