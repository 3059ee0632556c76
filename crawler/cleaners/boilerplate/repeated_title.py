"""The page's title found again in its lines: alone, glued to the first sentence, and spoken of to the reader."""

import re
from collections.abc import Container, Iterable
from functools import lru_cache

from crawler.cleaners.body_words import BODY_END, OUR_BODY
from crawler.cleaners.boilerplate.repeated import MIN_PART, PART_HEAD, TRADE
from crawler.cleaners.boilerplate.rules.margins import PERSON
from crawler.cleaners.title_words import GENRES, MODEL, without_claim
from indexer.text import fold

_MAX_LINE = 200  # characters of a line that may be the title, even several times
_MAX_TIMES = 3  # so often in a row the title stands before the text
_MIN_LONG = 8  # letters of a title that is long
_MIN_NAMED = 6  # letters of a title that an author does not happen to write in a sentence
_MAX_SAID = 160  # letters that a site says beside a title
_BRIEF = 25  # of so many one word to the reader is enough
_BETWEEN = 80  # characters between two mentions of a long title that are no author's sentence
_COLUMN = range(4, 11)  # letters of a column's name
_TOP = 10  # lines at the top among which the title is looked for
_LONG_TOP = 25  # lines from the top among which the title's words may stand, one on a line
_MIN_SPELLED = 3  # so many in a row are the title spelled out
_OTHERWISE = 0.8  # of all letters of two titles, without their years, those that both have where a line is the title
_MAX_SHORT, _MAX_NAME = 40, 8  # characters of a line above the title that is no sentence, and of one below it

_NOT_WORD = re.compile(r"\W+")
_PAGE = re.compile(r"第\d{1,3}页$")
_BRACKETED = re.compile(r"\s?[(【\[][^()【】\[\]]{2,40}[)】\]]$|^[(【\[][^()【】\[\]]{2,20}[)】\]]")
_COUNT = re.compile(r"(?<!\d)(?!(?:19|20)\d\d$)\d{3,7}$")  # of a page's readers, behind its title
_DASH = re.compile(r"[-—]{2,4}")
_FILE_NAME = re.compile(r"(?:\s?\(\d\))?\.(?:docx?|pdf|wps|txt|pptx?)$")
_ALIKE = 0.75  # of all letters of two titles those that both have where one is the other's variant
_DIGITS = frozenset("0123456789")
_LINKING = frozenset("和及与暨的")  # what one writing of a title has for another
_GENRE = f"(?:{GENRES}|设想)(?:范文)?"  # what a title ends with
_OF_YEAR = r"(?:(?:19|20)[\d*]{2}|\*{2,4})"  # also one that is hidden
# A title of the text's own, glued to its first sentence.
_VARIANT = re.compile(rf"\s{{0,2}}([^,。;:!?\s]{{4,60}}?{_GENRE})(?!如下|会|报告|汇报|的|和|及|与)")
_SENTENCE_END = re.compile(r"[。!?]")
_YEAR = re.compile(f"{_OF_YEAR}年度?|^{_OF_YEAR}(?=[\u4e00-\u9fff])")
_YEAR_ALONE = re.compile(r"(?:19|20)\d\d年?")
_DAY_ALONE = re.compile(r"(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?:\s\d{1,2}:\d\d(?::\d\d)?)?")
GENRE_LAST = re.compile(f"{_GENRE}$")
_YEAR_BEFORE = re.compile(f"{_OF_YEAR} ?年度?")
# What preview pages set before the title and behind it.
_BEFORE = re.compile(
    r"(?:[1一]、\s?(?:关于)?|\W{0,3}标题\s?:\s?|[-—]{2,4}|#{1,4}\s?|第\d{1,2}页共\d{1,3}页|(?:(?:资源|文档|内容|文件|资料)(?:简介|描述|摘要|介绍|预览)|正文)[:\s]{1,3}|\d{1,7}\s?次?(?:浏览|阅读|点击|人气)\s?)?"
)
_BEHIND = re.compile(r"\s?\(\d{1,2}\)(?=\S)|(?:范文|模板)(?=\S)")
# What an author goes on with behind a title that stands before his first sentence …
_OPENING = re.compile(
    rf"\s{{1,2}}(?!第(?![一二三四五六七八九十]、)|篇|{MODEL}|精选)[\u4e00-\u9fff*].{{25}}"
    r"|\s?(?:一、|(?:19|20)\d\d\s?[-—~至]\s?(?:(?:19|20)?\d\d)\s?学?年|"
    r"(?:(?:19|20)[\d*x一二三四五六七八九〇]{1,4}|\*{2,4}) ?年|今年|上半年|过去|一年来|半年来|近年来|几年来|"
    rf"根据|依据|按照|随着|围绕|{OUR_BODY}|本(?:年度|学期|学年)|各位|在(?:[省市县区镇乡局校院]|上级|党)|"
    r"在[^。,;]{2,40}?(?:领导|指导|支持|关心|关怀|带领|帮助|努力|配合)下|"
    r"为(?:了|认真|贯彻|深入|进一步|全面|切实|做好|加强|确保))"
)
# … and behind a long title almost anything, but not what makes it part of the sentence, nor the head of a part.
_LONG_OPENING = re.compile(
    r"(?![的了和及与暨是为会中上里内以已还都要被把将从对就等由在既也并又于之应需须可能有没不均共仅所使让给带来得取一二三四五六七八九十]|第|篇|普遍|主要|"
    rf"包[括含]|通常|分为|作[了出]|反映|体现|涵盖|介绍|强调|旨在|{MODEL}|"
    r"精选|通[过报知]|指出|显示|表明|认为|要求|提出|大会|工作|情况|材料|如下|报告|总结|草案|公布|印发)"
    r"[\u4e00-\u9fff*].{60}"
)
# A site's name or a column behind the title, more of the title in brackets, or the page's data.
_SUFFIX = re.compile(
    r"\s?[-—|*]{1,3}\s?(?!第|篇)[^\s。,;:]{2,12}|\s?\([^()年月日会稿号篇]{6,60}\)|"
    r"\s?(?:(?:发布|更新)?(?:时间|日期)|来源|作者|编辑)\s?:[^。;]{0,60}|\s20\d\d-\d\d-\d\d(?:\s\d{1,2}:\d\d(?::\d\d)?)?"
)
# What a site says of a text to its reader, and an author not of his own.
_TO_READER = re.compile(
    r"小编|编者|整理|收集|搜集|分享|推荐|带来|欢迎|参考|借鉴|大家|[您你]|范文|阅读|下载|浏览|频道|移动端|手机版|电脑版|启发|"
    r"欣赏|摘要|投稿|关注|更多|相关|收藏|打印|转载|跪求|急求|求大佬|救急|在线等|来[源自]|本站|本网|介绍|点击|编辑|链接"
)
# What an office says when it sends its own text on.
_OFFICIAL = re.compile(
    r"印发|审议|同意|各(?:单位|部门|乡镇|街道|股室|科室)|贯彻|遵照|各位(?:领导|代表|委员)|同志们|大会|会议|召开|方面"
)
# What an author writes above his title or below it: an office, the number of its paper, a day, a heading,
# an address to those who listen, a sentence.
WITH_TITLE = re.compile(
    rf".*(?:[。;!?:…”]|\.{{3}}|{BODY_END}|文件|[日号稿令]|日[电讯])|.*〔.*|"
    r"(?:第?[一二三四五六七八九十\d]{1,3}[、.,:部章节])+.*|(?:各位|尊敬|同志).*|[-—]{2}.*"
)
_ITEM = re.compile(r"\W{0,2}[一二三四五六七八九十\d]{1,3}[、.,:)]")
# The head of a part: the title, and its number behind it.
_NUMBERED = re.compile(
    rf"[^,。;!?]{{4,80}}(?:篇|{MODEL}|第)"
    r"[(【\[第\s]{0,3}[\d一二三四五六七八九十]{1,3}[)】\]\s篇:]{0,4}"
)


@lru_cache(maxsize=200)
def _key(folded: str) -> str:
    return _PAGE.sub("", _NOT_WORD.sub("", without_claim(folded))).removesuffix("范文")


class RepeatedTitle:
    """The page's title, folded, to be found again in its lines: whole, in parts, twice in a row, over two lines."""

    def __init__(self, title: str):
        title = _FILE_NAME.sub("", title.strip())
        self._key = _key(title)
        parts = {_key(part) for part in (*title.split(), _BRACKETED.sub("", title))}
        self._keys = {self._key, *(part for part in parts if len(part) >= MIN_PART)} - {""}
        self._keys |= {part for part in map(_key, _DASH.split(title)) if len(part) >= _MIN_LONG}
        self._undated = _YEAR.sub("", self._key, count=1)
        if len(self._undated) >= MIN_PART:
            self._keys.add(self._undated)
        self._claims = without_claim(title) != title
        self._letters = "".join(title.split()) if MIN_PART <= len(self._key) <= _MAX_LINE else ""

    def lines(self, folded: list[str], place: int) -> int:
        """How many lines from `place` on are the title: 0, 1, or 2 where it is split over two."""
        line = folded[place]
        if not self._keys or len(line) > _MAX_LINE:
            return 0
        if line.endswith("。"):
            return int(len(line) <= 2 * len(self._key) and _key(line) == self._key)
        before = _BEFORE.match(line)
        line = line[before.end() :] if before and not line.startswith(("1", "一")) else line
        key = _key(line)
        if (
            key in self._keys
            or _COUNT.sub("", key) in self._keys
            or ((end := self._end(line, 0)) and _SUFFIX.fullmatch(line, end))
        ):
            return 1
        size = len(self._key)
        if size >= MIN_PART and key:
            if len(key) % size == 0 and key == self._key * (len(key) // size):
                return 1
            following = folded[place + 1] if place + 1 < len(folded) else ""
            behind = _key(following) if len(following) < _MAX_LINE else ""
            if self._key.startswith(key) and key + behind == self._key:
                return 2
            if self._is_dated(key) or (
                len(key) in _COLUMN
                and not WITH_TITLE.fullmatch(line)
                and set(key) <= set(self._key)
                and self._is_title(behind)
            ):
                return 1
        return int(self._is_otherwise(line, key))

    def _is_otherwise(self, line: str, key: str) -> bool:
        """Whether a line of its own is a long title in other words: a year more or less, a synonym, a letter lost.

        On a page that claims several texts such a line is the title of one of them.
        """
        if self._claims or len(self._undated) < _MIN_LONG or not GENRE_LAST.search(key):
            return False
        if _ITEM.match(line) or PART_HEAD.fullmatch(line):
            return False
        bare = _YEAR.sub("", key, count=1)
        letters, other = set(self._undated), set(bare)
        as_long = abs(len(bare) - len(self._undated)) <= (1 - _OTHERWISE) * len(self._undated)
        return as_long and len(letters & other) >= _OTHERWISE * len(letters | other)

    def around(self, folded: list[str]) -> dict[int, bool]:
        """The places of short lines that a site writes above the title, and (True) between it and the title again."""
        top = range(min(_TOP, len(folded)))
        titles = [place for place in top if self.lines(folded, place)]
        found = dict.fromkeys(self._spelled(folded), True)
        if not titles:
            return found
        between = range(titles[0] + 1, titles[-1])
        for place in (*range(titles[0]), *between):
            line = folded[place]
            if len(line) > _MAX_SHORT or PART_HEAD.fullmatch(line):
                continue
            if place in between:
                named = len(line) <= _MAX_NAME and not (WITH_TITLE.fullmatch(line) or PERSON.fullmatch(line))
                named = named and not _NOT_WORD.search(line)
                if named or _DAY_ALONE.fullmatch(line):
                    found[place] = True
            elif TRADE.search(line) or not WITH_TITLE.fullmatch(line):
                found[place] = False
        return found

    def _spelled(self, folded: list[str]) -> list[int]:
        """The places of lines near the top that each are some words of the title, several in a row."""
        found: list[int] = []
        run: list[int] = []
        for place, line in enumerate([*folded[:_LONG_TOP], ""]):
            words = _NOT_WORD.sub("", line) if len(line) <= _MAX_NAME else ""
            if len(words) > 1 and (words in self._key or _YEAR_ALONE.fullmatch(line)):
                run.append(place)
                continue
            found += run if len(run) >= _MIN_SPELLED else []
            run = []
        return found

    def own(self, lines: Iterable[str]) -> str:
        """The document's own title, where one of the lines that were taken for the title differs from the page's.

        It has a year that the page's lacks, or other words; "" where there is none. One that has lost its year is none.
        """
        for line in lines:
            folded = fold(line)
            if len(line) <= _MAX_LINE and self._is_dated(_key(folded)):
                return line
            found = _VARIANT.match(folded)
            if found and self._is_variant(key := _key(found[1])) and key not in self._keys and key[0] != "年":
                return line[slice(*found.span(1))]
        return ""

    def _is_title(self, key: str) -> bool:
        return key == self._key or self._is_dated(key)

    def _is_variant(self, key: str) -> bool:
        """Whether a key has most of a long title's letters, and few others."""
        letters, other = set(self._key) - _DIGITS, set(key) - _DIGITS
        return len(self._key) >= _MIN_LONG and len(letters & other) >= _ALIKE * len(letters | other)

    def _is_shortened(self, key: str) -> bool:
        """Whether a key, itself long, has no letters but a longer title's."""
        letters, other = set(self._key) - _DIGITS, set(key) - _DIGITS - _LINKING
        return len(self._key) > len(key) >= _MIN_LONG and other <= letters

    def _is_dated(self, key: str) -> bool:
        """Whether a key is the title's with a year that the title lacks."""
        return len(key) > len(self._key) >= MIN_PART and _YEAR.sub("", key, count=1) == self._key == self._undated

    def prefix(self, folded: str, planted: Container[int] = ()) -> int:
        """Behind which character of a line its text begins, where the title stands before it; 0 where it does not.

        `planted` are the places at which a site's words begin that are none of the title's.
        """
        if folded[:1] in ("【", "[", "《"):
            end = self._end(folded, 1)
            if (end and folded[end : end + 1] in ("】", "]")) or folded[end : end + 2] in ("》 ", "》\u3000"):
                return end + 1 + folded[end + 1 : end + 2].isspace()
            return 0
        before = _BEFORE.match(folded)
        first = place = before.end() if before else 0
        if dated := _YEAR_BEFORE.match(folded, place):  # a year that the page's title lacks
            place = dated.end() if self._end(folded, dated.end()) else place
        end = 0
        for _ in range(_MAX_TIMES):
            place = self._end(folded, place)
            if not place:
                break
            end = place
            place += folded[place : place + 1].isspace()
        if not end:
            return self._variant(folded, first, planted)
        if (behind := _BEHIND.match(folded, end)) and behind.end() in planted:
            return behind.end()
        if end in planted:
            return end
        if variant := self._variant(folded, end, planted):
            return variant
        return next(filter(None, (self._begins(folded, place) for place in (self._again(folded, end), end))), 0)

    def _variant(self, folded: str, place: int, planted: Container[int]) -> int:
        """Where the text begins behind a title that is like the page's; 0 where none stands at `place`."""
        end = 0
        for _ in range(_MAX_TIMES):
            found = _VARIANT.match(folded, end or place)
            if not found or not (self._is_variant(key := _key(found[1])) or self._is_shortened(key)):
                break
            end = found.end()
        return end if end and (end in planted or _OPENING.match(folded, end)) else 0

    def planted(self, folded: str) -> tuple[int, int] | None:
        """Where the title stands as a sentence of its own between two of the author's; None where it does not."""
        if len(self._key) < _MIN_NAMED or not GENRE_LAST.search(self._key):
            return None
        for letters in (self._letters, self._letters.replace("的", "")):
            place = folded.find(letters + "。") if letters else -1
            if place > 0 and folded[place - 1] in ",。;!?":
                return place, place + len(letters) + 1
        return None

    def _begins(self, folded: str, end: int) -> int:
        """Where the text begins behind the title that ends at `end`; 0 where what follows is no beginning."""
        if behind := _BEHIND.match(folded, end):
            end = behind.end()
        begins = _OPENING.match(folded, end) or (len(self._key) >= _MIN_LONG and _LONG_OPENING.match(folded, end))
        return end if begins else 0

    def _again(self, folded: str, end: int) -> int:
        """Where the last of several titles ends, the first of which ends at `end`, in one run of a site's words."""
        for _ in range(_MAX_TIMES if len(self._key) >= _MIN_LONG else 0):
            place = folded.find(self._letters, end, end + _BETWEEN + len(self._letters))
            if place < 0 or _SENTENCE_END.search(folded, end, place):
                break
            end = place + len(self._letters)
        return end

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
