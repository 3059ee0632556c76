"""The forms of the heads of parts, in folded text: <title>篇3, 第三篇：…, 第3则, 【篇三】, 范文三, <title>(三)."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from crawler.cleaners.vocabulary.numerals import FORMAL, NUMBER, number
from crawler.cleaners.vocabulary.title_words import DOCUMENTS, MODEL
from indexer import late_re as re

# What the title of a part ends with.
GENRE = f"(?:{DOCUMENTS}|范文|动态|[信稿])"
# What a head has before its number; documents number such things too.
_MATERIAL = (
    "(?:[\u4e00-\u9fff]{0,2}(?:文[章档本]|材料|稿件?|作品)|篇[目章]|版本|参考|推荐|佳作|精选|选文|发言|总结|汇报|其|#"
    "|(?:part|chapter|top|no|vol|sample|article|text)[.]?)"
)
# What makes a number at the beginning of a text one of the text's (3月, 20人次).
COUNTED = "[年月日个项届次名度季周天]"
SENTENCE_ENDS = '。!?;…”"』)】'

Span = tuple[int, int]  # first and end of some characters in their line

NUMERAL = f"(?:{NUMBER}|[{FORMAL}]{{1,3}})"  # 篇壹 too
_N = rf"(?P<number>{NUMERAL})(?:/\d{{1,3}})?"  # 3/9 too, of nine
# The title of a part behind its number: behind a mark, or with a genre in it.
_TITLE = rf"(?:[:、.*|丨·—\-\s】\])]+(?P<title>[^\s*】\])》].{{0,78}}?)|(?P<bare>[^】\])》].{{1,60}}{GENRE}.{{0,12}}))?"
_SIGNS = r"*★☆◆◇●○■□▲△▼※→#=—\-\s"
_OPENED, _CLOSED = rf"[{_SIGNS}>【\[《<〈「『〖]{{0,4}}", rf"[{_SIGNS}:、.,】\]》>〉」』〗]{{0,4}}"
_PRAISE = r"(?:\s?[(【\[][^)】\]:\d一二三四五六七八九十]{1,8}[)】\]])?"  # （精选）
_LENGTH = r"(?:\s?[(]?约?\d{3,5}\s?字(?:左右|以上)?[)]?)?"  # 5000字
_SITE = r"(?:\s[-—|]{1,2}\s?[^\s\d。,;:]{2,10})?"  # - 某某网


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """One way to write a head on a line of its own.

    Groups of `pattern`: `number`; `stem`, what it may share with the other heads of the page; `title` or `bare`, the
    title of its part, if it has one.
    """

    example: str
    pattern: re.Pattern[str]
    # What heads need where headings of one document are written in this form too: a stem that is the page's title, the
    # page's claim of several texts, or as many heads as it counts. Instead of the last two each may name a document.
    needs: Literal["", "title", "claim", "count"] = ""
    stem_is_title: bool = False  # the stem may be the title of its part instead
    cue: str = ""  # a word of every such head, looked for first to spare most lines the pattern

    def read(self, words: str) -> "HeadWords | None":
        """The parts of a head of this form; None for other words."""
        found = self.pattern.fullmatch(words) if self.cue in words else None
        value = number(found["number"]) if found else None
        if found is None or value is None:
            return None
        spans = {group: found.span(group) for group, words in found.groupdict().items() if words}
        return HeadWords(value, found.start("number"), spans.get("stem"), spans.get("title") or spans.get("bare"))


class HeadWords(NamedTuple):
    """What a head consists of."""

    number: int
    number_at: int
    stem: Span | None
    title: Span | None  # of its part


def _form(
    example: str,
    head: str,
    needs: Literal["", "title", "claim", "count"] = "",
    *,
    stem_is_title: bool = False,
    cue: str = "",
) -> Form:
    pattern = re.compile(f"{_OPENED}{head}{_PRAISE}{_LENGTH}{_CLOSED}{_SITE}")
    return Form(example, pattern, needs, stem_is_title, cue)


# Two forms are known by name: a long plan may begin its divisions with 第三篇 too …
VOLUME = _form("第三篇:某镇工作总结", rf"[(]?\s*(?:推荐)?第\s*{_N}\s*[篇则](?!章)[)]?{_TITLE}", cue="第")
# … and 第三部分 counts also on a page that claims no texts, if each names a document.
PIECE = _form(
    "第三部分:某镇工作总结",
    rf"(?:第|附件?|[作正]?文稿?|[实示样案]?例|(?=0|\d\d?/))\s?{_N}\s?(?:部分?|份|章|稿|辑)?"
    rf"(?:[:、.|丨\s】\])]*(?P<title>.{{2,60}}?{GENRE}))?",
    "count",
)
# A line may be of several forms: the one counts in which its number follows another's.
FORMS = (
    _form(
        "工作总结篇3",
        rf"(?!篇\s?{NUMBER})(?P<stem>.{{2,60}}?)\s*{MODEL}?\s*篇\s*[(]?{_N}[)]?(?:(?::\s?|(?=《))(?P<title>.{{2,60}}))?",
        stem_is_title=True,
        cue="篇",
    ),
    _form("篇三:某镇工作总结", rf"[(]?\s*篇\s*{_N}\s*[)]?{_TITLE}", cue="篇"),
    VOLUME,
    _form("材料三:某镇工作总结", rf"{_MATERIAL}[之(\s]*{_N}[)]?{_TITLE}", "claim"),
    _form("工作总结【篇3】", rf"(?P<stem>.{{2,60}}?)\s*[【\[]\s*第?\s*篇?\s*{_N}\s*篇?\s*[】\]]", stem_is_title=True),
    _form(
        "工作总结范文三",
        rf"(?P<stem>.{{0,60}}?){MODEL}[】\]》]?\s*第?\s*[(]?{_N}[)]?\s*篇?{_TITLE}",
        stem_is_title=True,
    ),
    _form("工作总结 第3篇", rf"(?P<stem>.{{4,60}}?)\s*[(]?第\s*{_N}\s*[篇则][)]?", stem_is_title=True, cue="第"),
    _form(
        "工作总结(三)",
        rf"(?P<stem>.{{4,60}}?)\s*(?P<open>[(])?(?:[之其第]|精选)?\s*{_N}\s*(?(open)稿?[)]|[篇份]?)"
        r"(?::\s?(?P<title>.{2,60}))?",
        "title",
    ),
    # But a section may be named for what comes next: 三、下一步打算.
    _form(
        "三、某镇工作总结",
        rf"[(]?{_N}\s?[、.)】\]]\s*(?P<title>(?!今后|明年|来年|下一?[步年]|下半年).{{2,60}}?{GENRE}(?:范文)?)",
        "count",
    ),
    PIECE,
    _form("(三)", rf"[(【\[]?{_N}[)】\]、.:]{{1,2}}", "count"),
    _form("3.工作总结", rf"(?P<number>\d{{1,3}})(?!{COUNTED})[、.:\s]*(?P<stem>.{{4,60}}?)", "title"),
    _form("三:", r"(?P<number>[一二三四五六七八九十]{1,3}):", cue=":"),
)
