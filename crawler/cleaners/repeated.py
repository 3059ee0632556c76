"""What a page says twice, and what the pages of a site share: titles, leads, and lines learned from repetition."""

import re

_MIN_TWICE = 6  # characters from which on a line that stands twice in a row is said once too often
_MIN_LEAD = 15  # characters from which on a line that breaks off and is written out below is a teaser
_MIN_TEASER = 40  # characters from which on it need not say that it breaks off
_MAX_TITLE_LINE = 200  # characters of a line that may be the title, even several times
_MIN_PART = 4  # letters of a part of the title that counts as the title
_MIN_NAMED = 6  # letters of a title that an author does not happen to write in a sentence

_TITLE_BREAK = re.compile(r"[_*|\-—–]+")  # folding makes a mask of the underscore
_TRADE = re.compile(r"范文|文秘|公文|文档|文库|总结网|作文|论文网|资料网")
# An office's name, or a column of the site.
_NO_NAME = re.compile(
    r"政府|[局委县市区镇乡院校]|大学|中学|小学|公司|机关|写作|知识|写法|格式|栏目|频道|(?:范文|论文|作文|文档|公文)$"
)
_MAX_NAME = 12  # characters of a site's name

_NOT_WORD = re.compile(r"\W+")
_DIGITS = re.compile(r"\d+")
# What sites add to a title, differently at every place: （精选16篇）, 通用八篇, [推荐], 范文.
_PRAISE = r"(?:精选|通用|实用|推荐|合集|热门|优秀|最新|汇总|集合|必备|整理|大全|优质|荐|共|精品|范文|汇编|集锦|锦集)"
_COUNTED = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3}|多)\s?篇"
_CLAIM = re.compile(rf"[(【\[]\s?{_PRAISE}{{0,3}}\s?(?:{_COUNTED})?\s?[)】\]]|{_PRAISE}{{1,3}}{_COUNTED}|\.docx?$")
_ABSTRACT = re.compile(r"^[【\[(]?(?:内容)?(?:摘要|导读|简介|提要)[】\])]?[:\s]{1,3}")
_PAGE = re.compile(r"第\d{1,3}页$")
# What an author goes on with behind a title that stands before his first sentence; behind a long one almost anything
# but what would make it part of the sentence, or the head of a part.
_OPENING = (
    r"(?=\s{1,2}(?!第|篇|范[文本]|样[本例]|模[板版]|例文|精选)[\u4e00-\u9fff].{25}|\s?(?:一、|(?:19|20)\d\d年|20xx年|今年|上半年|过去|一年来|半年来|近年来|几年来|根据|按照|"
    r"随着|围绕|我[局镇县校乡村院区市办站所]|本(?:年度|学期|学年)|各位|"
    r"为(?:了|认真|贯彻|深入|进一步|全面|切实|做好|加强|确保)|在(?:[省市县区镇乡局校院]|上级|党)))"
)
_NO_OPENING = (
    r"(?![的了和及与暨是为会中上里内以已还都要被把将从对就等由在既也并又于之一二三四五六七八九十]|一[、年]|[^\u4e00-\u9fff(*]|\((?!一\))|第|篇|范[文本]|样[本例]|模[板版]|"
    r"例文|精选|通[过报知]|指出|显示|表明|认为|要求|提出|大会|工作|情况|材料|如下|报告|总结|草案|公布|印发)(?=[\u4e00-\u9fff*].{60})"
)
_MIN_LONG = 9  # letters of a title that is long
_FILE_NAME = re.compile(r"(?:\s?\(\d\))?\.(?:docx?|pdf|wps|txt|pptx?)$")
_MAX_SUFFIX = 12  # characters of a site's name or a column's behind a title
# What a site says of a text to its reader, and an author not of his own.
_TO_READER = re.compile(
    r"小编|编者|整理|收集|搜集|分享|推荐|带来|欢迎|参考|借鉴|大家|[您你]|范文|阅读|下载|浏览|频道|启发|欣赏|摘要|投稿|关注|"
    r"更多|相关|收藏|打印|转载|来[源自]|本站|本网|介绍|点击|编辑|链接"
)
# What an office says when it sends its own text on.
_OFFICIAL = re.compile(
    r"印发|审议|同意|各(?:单位|部门|乡镇|街道|股室|科室)|贯彻|遵照|各位(?:领导|代表|委员)|同志们|大会|会议|召开|方面"
)
# The head of a part: the title, and its number behind it.
_NUMBERED = re.compile(
    r"[^,。;!?]{4,80}(?:篇|范[文本]|样[本例]|模[板版]|例文|第)"
    r"[(【\[第\s]{0,3}[\d一二三四五六七八九十]{1,3}[)】\]\s篇:]{0,4}"
)
_MAX_SAID = 160  # letters that a site says beside a title
_BRIEF = 25  # of so many one word to the reader is enough
TITLE = "\x1a"  # stands for the page's title in a key; no text contains it, for it is invisible


def line_key(folded: str, title: str) -> str:
    """What lines have in common that differ only in the page's title, in numbers and in white space.

    Both arguments are folded.
    """
    line = folded.replace(title, TITLE) if len(title) >= _MIN_PART else folded
    return _DIGITS.sub("0", "".join(line.split(" ")))


def without_claim(folded: str) -> str:
    """A folded title without what sites add to it: （精选16篇）, 通用八篇, [推荐]."""
    return _CLAIM.sub("", folded)


def _key(folded: str) -> str:
    return _PAGE.sub("", _NOT_WORD.sub("", without_claim(folded))).removesuffix("范文")


class RepeatedTitle:
    """The page's title, folded, to be found again in its lines: whole, in parts, twice in a row, over two lines."""

    def __init__(self, title: str):
        self._key = _key(_FILE_NAME.sub("", title.strip()))
        parts = {_key(part) for part in title.split()}
        self._keys = {self._key, *(part for part in parts if len(part) >= _MIN_PART)} - {""}
        bare = re.escape(_FILE_NAME.sub("", title.strip()))
        long_enough = len(self._key) >= _MIN_PART
        opening = f"(?:{_OPENING}|{_NO_OPENING})" if len(self._key) >= _MIN_LONG else _OPENING
        before = rf"(?:[1一]、\s?|[-—]{{2,4}}|第\d{{1,2}}页共\d{{1,3}}页)?(?:{bare}\s?){{1,3}}"
        self._prefix = re.compile(rf"[【\[]{bare}[】\]]\s?|《{bare}》\s|{before}{opening}") if long_enough else None
        self._named = re.compile(rf"{bare}\s?[-—|*]{{1,3}}\s?[^\s。,;:]{{2,{_MAX_SUFFIX}}}") if long_enough else None

    def lines(self, folded: list[str], place: int) -> int:
        """How many lines from `place` on are the title: 0, 1, or 2 where it is split over two."""
        line = folded[place]
        if not self._keys or len(line) > _MAX_TITLE_LINE:
            return 0
        key = _key(line)
        if key in self._keys or (self._named and self._named.fullmatch(line)):
            return 1
        size = len(self._key)
        if size >= _MIN_PART and key:
            if len(key) % size == 0 and key == self._key * (len(key) // size):
                return 1
            following = folded[place + 1] if place + 1 < len(folded) else ""
            if self._key.startswith(key) and len(following) < _MAX_TITLE_LINE and key + _key(following) == self._key:
                return 2
        return 0

    def prefix(self, folded: str) -> int:
        """Behind which character of a line its text begins, where the title stands before it; 0 where it does not."""
        found = self._prefix.match(folded) if self._prefix else None
        return found.end() if found else 0

    def spoken_of(self, folded: str) -> bool:
        """Whether a line names the title and says no more than a site does of it to its reader."""
        if len(self._key) < _MIN_NAMED or len(folded) > _MAX_TITLE_LINE + _MAX_SAID:
            return False
        if not _TO_READER.search(folded) or _NUMBERED.fullmatch(folded):
            return False
        before, title, behind = _key(folded).partition(self._key)
        said = before + behind.replace(self._key, "")
        words = len(set(_TO_READER.findall(said)))
        return (
            bool(title)
            and len(said) <= _MAX_SAID
            and not _OFFICIAL.search(said)
            and words >= (2 if len(said) > _BRIEF else 1)
        )


def site_name(page_title: str, title: str) -> re.Pattern[str] | None:
    """The name of a site that trades in texts, which stands last in a page's <title>; both are folded.

    None where it names none. The name of an office, whose own texts speak of it, is not taken for one.
    """
    if "\n" in page_title or title not in page_title:
        return None
    behind = [part.strip() for part in _TITLE_BREAK.split(page_title.rpartition(title)[2]) if part.strip()]
    name = behind[-1] if behind else ""
    if not 2 < len(name) <= _MAX_NAME or not _TRADE.search(name) or _NO_NAME.search(name):
        return None
    name = re.escape(name)
    return re.compile(rf"[-—]{{1,2}}(?:{name})[-—]{{1,2}}|(?<![在于向被从《“\"])(?:{name})(?![发刊登上》”\"])")


def is_teaser(line: str, following: list[str]) -> bool:
    """Whether a line is only the beginning of one below it: an abstract cut off, or the lead given twice."""
    line = _ABSTRACT.sub("", line)
    lead = line.rstrip(" .…")
    if len(lead) < _MIN_LEAD:
        return len(line) >= _MIN_TWICE and line in following[:1]
    # A heading may begin the paragraph under it; a teaser says that it goes on, or is too long for a heading.
    begins = lead != line or len(lead) >= _MIN_TEASER
    return line in following[:1] or (begins and any(other.startswith(lead) for other in following))
