"""The page's title found again in its lines: alone, glued to the first sentence, and spoken of to the reader."""

import re

from crawler.cleaners.repeated import MIN_PART, without_claim

_MAX_LINE = 200  # characters of a line that may be the title, even several times
_MAX_TIMES = 3  # so often in a row the title stands before the text
_MIN_LONG = 8  # letters of a title that is long
_MIN_NAMED = 6  # letters of a title that an author does not happen to write in a sentence
_MAX_SAID = 160  # letters that a site says beside a title
_BRIEF = 25  # of so many one word to the reader is enough

_NOT_WORD = re.compile(r"\W+")
_PAGE = re.compile(r"第\d{1,3}页$")
_FILE_NAME = re.compile(r"(?:\s?\(\d\))?\.(?:docx?|pdf|wps|txt|pptx?)$")
# What preview pages set before the title and behind it.
_BEFORE = re.compile(r"(?:[1一]、\s?|[-—]{2,4}|#{1,4}\s?|第\d{1,2}页共\d{1,3}页)?")
_BEHIND = re.compile(r"\s?\(\d{1,2}\)(?=\S)")
# What an author goes on with behind a title that stands before his first sentence …
_OPENING = re.compile(
    r"\s{1,2}(?!第|篇|范[文本]|样[本例]|模[板版]|例文|精选)[\u4e00-\u9fff*].{25}"
    r"|\s?(?:一、|(?:19|20)(?:\d\d|\*{1,2}) ?年|今年|上半年|过去|一年来|半年来|近年来|几年来|根据|按照|随着|围绕|"
    r"我[局镇县校乡村院区市办站所]|本(?:年度|学期|学年)|各位|在(?:[省市县区镇乡局校院]|上级|党)|"
    r"为(?:了|认真|贯彻|深入|进一步|全面|切实|做好|加强|确保))"
)
# … and behind a long title almost anything, but not what makes it part of the sentence, nor the head of a part.
_LONG_OPENING = re.compile(
    r"(?![的了和及与暨是为会中上里内以已还都要被把将从对就等由在既也并又于之一二三四五六七八九十]|第|篇|范[文本]|样[本例]|模[板版]|"
    r"例文|精选|通[过报知]|指出|显示|表明|认为|要求|提出|大会|工作|情况|材料|如下|报告|总结|草案|公布|印发)"
    r"[\u4e00-\u9fff*].{60}"
)
# A site's name or a column behind the title, or more of the title in brackets.
_SUFFIX = re.compile(r"\s?[-—|*]{1,3}\s?[^\s。,;:]{2,12}|\s?\([^()年月日会稿号篇]{6,60}\)")
# What a site says of a text to its reader, and an author not of his own.
_TO_READER = re.compile(
    r"小编|编者|整理|收集|搜集|分享|推荐|带来|欢迎|参考|借鉴|大家|[您你]|范文|阅读|下载|浏览|频道|移动端|手机版|电脑版|启发|"
    r"欣赏|摘要|投稿|关注|更多|相关|收藏|打印|转载|来[源自]|本站|本网|介绍|点击|编辑|链接"
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


def _key(folded: str) -> str:
    return _PAGE.sub("", _NOT_WORD.sub("", without_claim(folded))).removesuffix("范文")


class RepeatedTitle:
    """The page's title, folded, to be found again in its lines: whole, in parts, twice in a row, over two lines."""

    def __init__(self, title: str):
        title = _FILE_NAME.sub("", title.strip())
        self._key = _key(title)
        parts = {_key(part) for part in title.split()}
        self._keys = {self._key, *(part for part in parts if len(part) >= MIN_PART)} - {""}
        self._letters = "".join(title.split()) if MIN_PART <= len(self._key) <= _MAX_LINE else ""

    def lines(self, folded: list[str], place: int) -> int:
        """How many lines from `place` on are the title: 0, 1, or 2 where it is split over two."""
        line = folded[place]
        if not self._keys or len(line) > _MAX_LINE:
            return 0
        key = _key(line)
        if key in self._keys or ((end := self._end(line, 0)) and _SUFFIX.fullmatch(line, end)):
            return 1
        size = len(self._key)
        if size >= MIN_PART and key:
            if len(key) % size == 0 and key == self._key * (len(key) // size):
                return 1
            following = folded[place + 1] if place + 1 < len(folded) else ""
            if self._key.startswith(key) and len(following) < _MAX_LINE and key + _key(following) == self._key:
                return 2
        return 0

    def prefix(self, folded: str) -> int:
        """Behind which character of a line its text begins, where the title stands before it; 0 where it does not."""
        if folded[:1] in ("【", "[", "《"):
            end = self._end(folded, 1)
            if (end and folded[end : end + 1] in ("】", "]")) or folded[end : end + 2] in ("》 ", "》\u3000"):
                return end + 1 + folded[end + 1 : end + 2].isspace()
            return 0
        before = _BEFORE.match(folded)
        place = before.end() if before else 0
        end = 0
        for _ in range(_MAX_TIMES):
            place = self._end(folded, place)
            if not place:
                break
            end = place
            place += folded[place : place + 1].isspace()
        if not end:
            return 0
        if behind := _BEHIND.match(folded, end):
            end = behind.end()
        begins = _OPENING.match(folded, end) or (len(self._key) >= _MIN_LONG and _LONG_OPENING.match(folded, end))
        return end if begins else 0

    def spoken_of(self, folded: str) -> bool:
        """Whether a line names the title and says no more than a site does of it to its reader."""
        if self._key[:2] not in folded or len(self._key) < _MIN_NAMED or len(folded) > _MAX_LINE + _MAX_SAID:
            return False
        if not _TO_READER.search(folded) or _NUMBERED.fullmatch(folded):
            return False
        before, title, behind = _key(folded).partition(self._key)
        said = before + behind.replace(self._key, "")
        if not title or len(said) > _MAX_SAID or _OFFICIAL.search(said):
            return False
        return len(set(_TO_READER.findall(said))) >= (2 if len(said) > _BRIEF else 1)

    def _end(self, folded: str, place: int) -> int:
        """Where the title that begins at `place` ends, whatever its white space; 0 where it does not begin there."""
        for letter in self._letters:
            place += folded[place : place + 1].isspace()
            if folded[place : place + 1] != letter:
                return 0
            place += 1
        return place if self._letters else 0
