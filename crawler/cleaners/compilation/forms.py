"""The forms that heads of parts have: <title>篇3, 第三篇：…, 第3则, 【篇三】, 范文三, <title>(三). In folded form."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from crawler.cleaners.vocabulary.numerals import FORMAL, NUMBER, number
from crawler.cleaners.vocabulary.title_words import DOCUMENTS, MODEL
from indexer import late_re as re

# What a part's own title ends on.
GENRE = f"(?:{DOCUMENTS}|范文|动态|[信稿])"
# Before a number; documents number such things too.
_MATERIAL = (
    "(?:[\u4e00-\u9fff]{0,2}(?:文[章档本]|材料|稿件?|作品)|篇[目章]|版本|参考|推荐|佳作|精选|选文|发言|总结|汇报|其|#"
    "|(?:part|chapter|top|no|vol|sample|article|text)[.]?)"
)
# Behind a number that text follows at once: what would make it a number of the text's (3月, 20人次).
COUNTED = "[年月日个项届次名度季周天]"
SENTENCE_ENDS = '。!?;…”"』)】'

NUMERAL = f"(?:{NUMBER}|[{FORMAL}]{{1,3}})"  # 篇壹 too
_N = rf"(?P<number>{NUMERAL})(?:/\d{{1,3}})?"  # 3/9 too, of nine
# A part's own title: behind a mark, or with a genre in it.
_OWN = rf"(?:[:、.*|丨·—\-\s】\])]+(?P<own>[^\s*】\])》].{{0,78}}?)|(?P<bare>[^】\])》].{{1,60}}{GENRE}.{{0,12}}))?"
_SIGNS = r"*★☆◆◇●○■□▲△▼※→#=—\-\s"
_OPENED, _CLOSED = rf"[{_SIGNS}>【\[《<〈「『〖]{{0,4}}", rf"[{_SIGNS}:、.,】\]》>〉」』〗]{{0,4}}"
_PRAISE = r"(?:\s?[(【\[][^)】\]:\d一二三四五六七八九十]{1,8}[)】\]])?"  # （精选）
_LENGTH = r"(?:\s?[(]?约?\d{3,5}\s?字(?:左右|以上)?[)]?)?"  # 5000字
_SITE = r"(?:\s[-—|]{1,2}\s?[^\s\d。,;:]{2,10})?"  # - 某某网


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """One way to write a head, which is a line of its own.

    Groups of `pattern`: `number`; `stem`, the words that it shares with the other heads of the page, if it has any;
    `own` or `bare`, the part's own title.
    """

    example: str
    pattern: re.Pattern[str]
    # Headings of one document are written so too. Heads need a stem that is the page's title, or the page's claim of
    # several texts, or as many as it counts. Instead of claim and count each may name another document.
    needs: Literal["", "title", "claim", "count"] = ""
    names: bool = False  # what stands before the number may be each part's own title
    cue: str = ""  # stands in every such head: looked for first, it spares most lines the pattern

    def read(self, words: str) -> "Said | None":
        """What some words say if they are a head of this form."""
        found = self.pattern.fullmatch(words) if self.cue in words else None
        value = number(found["number"]) if found else None
        if found is None or value is None:
            return None
        spans = {name: found.span(name) for name, said in found.groupdict().items() if said}
        return Said(value, found.start("number"), spans.get("stem"), spans.get("own") or spans.get("bare"))


class Said(NamedTuple):
    """What a head says: its number and where that stands, and the places of its stem and of the part's own title."""

    number: int
    at: int
    stem: tuple[int, int] | None
    own: tuple[int, int] | None


def _form(
    example: str, head: str, needs: Literal["", "title", "claim", "count"] = "", *, names: bool = False, cue: str = ""
) -> Form:
    pattern = re.compile(f"{_OPENED}{head}{_PRAISE}{_LENGTH}{_CLOSED}{_SITE}")
    return Form(example, pattern, needs, names, cue)


# Two forms are asked for by name: a long plan may begin its divisions with 第三篇 too …
VOLUME = _form("第三篇:某镇工作总结", rf"[(]?\s*(?:推荐)?第\s*{_N}\s*[篇则](?!章)[)]?{_OWN}", cue="第")
# … and 第三部分 counts also on a page that claims no texts, where each names a document.
PIECE = _form(
    "第三部分:某镇工作总结",
    rf"(?:第|附件?|[作正]?文稿?|[实示样案]?例|(?=0|\d\d?/))\s?{_N}\s?(?:部分?|份|章|稿|辑)?(?:[:、.|丨\s】\])]*(?P<own>.{{2,60}}?{GENRE}))?",
    "count",
)
# A line may be of several: the one counts in which it goes on from another.
FORMS = (
    _form(
        "工作总结篇3",
        rf"(?!篇\s?{NUMBER})(?P<stem>.{{2,60}}?)\s*{MODEL}?\s*篇\s*[(]?{_N}[)]?(?:(?::\s?|(?=《))(?P<own>.{{2,60}}))?",
        names=True,
        cue="篇",
    ),
    _form("篇三:某镇工作总结", rf"[(]?\s*篇\s*{_N}\s*[)]?{_OWN}", cue="篇"),
    VOLUME,
    _form("材料三:某镇工作总结", rf"{_MATERIAL}[之(\s]*{_N}[)]?{_OWN}", "claim"),
    _form("工作总结【篇3】", rf"(?P<stem>.{{2,60}}?)\s*[【\[]\s*第?\s*篇?\s*{_N}\s*篇?\s*[】\]]", names=True),
    _form("工作总结范文三", rf"(?P<stem>.{{0,60}}?){MODEL}[】\]》]?\s*第?\s*[(]?{_N}[)]?\s*篇?{_OWN}", names=True),
    _form("工作总结 第3篇", rf"(?P<stem>.{{4,60}}?)\s*[(]?第\s*{_N}\s*[篇则][)]?", names=True, cue="第"),
    _form(
        "工作总结(三)",
        rf"(?P<stem>.{{4,60}}?)\s*(?P<open>[(])?(?:[之其第]|精选)?\s*{_N}\s*(?(open)稿?[)]|[篇份]?)(?::\s?(?P<own>.{{2,60}}))?",
        "title",
    ),
    # A section is named of what comes next: 三、下一步打算.
    _form(
        "三、某镇工作总结",
        rf"[(]?{_N}\s?[、.)】\]]\s*(?P<own>(?!今后|明年|来年|下一?[步年]|下半年).{{2,60}}?{GENRE}(?:范文)?)",
        "count",
    ),
    PIECE,
    _form("(三)", rf"[(【\[]?{_N}[)】\]、.:]{{1,2}}", "count"),
    _form("3.工作总结", rf"(?P<number>\d{{1,3}})(?!{COUNTED})[、.:\s]*(?P<stem>.{{4,60}}?)", "title"),
    _form("三:", r"(?P<number>[一二三四五六七八九十]{1,3}):", cue=":"),
)
