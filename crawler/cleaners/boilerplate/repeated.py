"""What a page says twice, and what a site leaves on each of its pages: teasers, its name, a watermark."""

from collections import Counter
from itertools import islice

from crawler.cleaners.numerals import NUMBER
from crawler.cleaners.title_words import GENRES, MODEL
from indexer import late_re as re

_MIN_TWICE = 6  # characters from which on a line that stands twice in a row is said once too often
_MIN_LEAD = 15  # characters from which on a line that breaks off and is written out below is a teaser
_MIN_TEASER = 40  # characters from which on it need not say that it breaks off
MIN_PART = 4  # letters of a part of the title that counts as the title

_TITLE_BREAK = re.compile(r"[_*|\-—–]+")  # folding makes a mask of the underscore
TRADE = re.compile(r"范文|文秘|公文|文档|文库|总结网|作文|论文网|资料网")
# An office's name, or a column of the site.
_NO_NAME = re.compile(
    r"政府|[局委县市区镇乡院校]|大学|中学|小学|公司|机关|写作|知识|写法|格式|栏目|频道|(?:范文|论文|作文|文档|公文)$"
)
_MAX_NAME = 12  # characters of a site's name

_DIGITS = re.compile(r"\d+")
_ABSTRACT = re.compile(
    r"^[【\[(]?(?:内容|本文|文章|文档|导读)?(?:摘要|概要|导读|导语|简介|提要|预览)[】\])]?[:\s]{0,3}"
)
# A sentence that breaks off, not one that fades away (又过去了...); a piece of a preview, which has a number, goes on
# in the next.
_CUT = re.compile(r"(?!\d{1,2}、).*[^。!?;:.…”\"』」》)了啊呀吧呢]\s?(?:\.{3}|…)")
_SENTENCE_ENDS = re.compile(r"[。;!?…]|\.{3}")
_MIN_SENTENCE, _MIN_SENTENCES = 8, 3  # letters of a sentence that nobody writes twice by chance; so many of them
_GATHERED = 0.67  # of an abstract's letters those in sentences that stand below it
_SENTENCE = re.compile(r".{20}[。;!?]")
# The head of a part, however its title sounds.
PART_HEAD = re.compile(
    rf"\W{{0,3}}(?:第{NUMBER}篇|篇{NUMBER}).*|.*(?:篇|{MODEL})\s?[(]?{NUMBER}[)]?\W{{0,3}}|.*第{NUMBER}篇.{{0,3}}"
)
# That of the first of several.
FIRST_HEAD = re.compile(
    rf"\W{{0,3}}(?:第[1一]篇|篇[1一]|{MODEL}[1一]).{{0,60}}"
    rf"|[^,。;!?]{{4,60}}(?:{GENRES}|[讲演发]言?稿|体会|{MODEL}|第|篇)\s?[(【<]?[1一][)】>]?(?:篇|\s?:)?"
)
# The token at a line's end that may be a watermark; of so many lines, in such a share of them.
_TOKEN = re.compile(r"(?<=[\u3400-\u9fff，。；：！？、,;:])\s?(?=[0-9a-z]{0,11}[a-z])[0-9A-Za-z]{4,12}$", re.I)
_MAX_MARKED, _MARKED = 2_000, 0.2
# Without stars and arrows (受理➔审核).
_PICTOGRAPH = "[\U0001f000-\U0001faff\u2600-\u2604\u2607-\u2775\ufe0e\ufe0f\u200d]"
_SAYING = "[\u2610-\u2612\u2640-\u2642\u2705\u2713-\u2718\u274c\u274e]"  # boxes, ticks, crosses (已完成✔), ♀ and ♂
_PICTOGRAPHS = re.compile(
    rf"(?<=[\u3400-\u9fff])(?!{_SAYING}){_PICTOGRAPH}{{1,14}}(?=[\u3400-\u9fff、，。；：！？,;:!?.])"
)
_STREWN = 4  # of them in a text
TITLE = "\x1a"  # stands for the page's title in a key; no text contains it, for it is invisible


def line_key(folded: str, title: str) -> str:
    """What lines have in common that differ only in the page's title, in numbers and in white space.

    Both arguments are folded.
    """
    line = folded.replace(title, TITLE) if len(title) >= MIN_PART else folded
    return _DIGITS.sub("0", "".join(line.split(" ")))


def site_name(page_title: str, title: str) -> re.Pattern[str] | None:
    """The name of a site that trades in texts, which stands last in a page's <title>; both are folded.

    None where it names none. The name of an office, whose own texts speak of it, is not taken for one.
    """
    if "\n" in page_title or title not in page_title:
        return None
    if not title:
        return None
    behind = [part.strip() for part in _TITLE_BREAK.split(page_title.rpartition(title)[2]) if part.strip()]
    name = behind[-1] if behind else ""
    if not 2 < len(name) <= _MAX_NAME or not TRADE.search(name) or _NO_NAME.search(name):
        return None
    name = re.escape(name)
    return re.compile(
        rf"[-—]{{1,2}}(?:{name})[-—]{{1,2}}|[(\[【〖](?:[^()\[\]【】〖〗。]{{0,8}}?{name})[^()\[\]【】〖〗。]{{0,8}}[)\]】〗]"
        rf"|(?<![在于向被从《“\"])(?:{name})(?![发刊登上》”\"])"
    )


def without_label(line: str) -> str:
    """The line without the label that calls it an abstract."""
    return _ABSTRACT.sub("", line)


def is_teaser(line: str, following: list[str]) -> bool:
    """Whether a line is only the beginning of one below it: an abstract cut off, or the lead given twice."""
    line = without_label(line)
    lead = line.rstrip(" .…")
    if len(lead) < _MIN_LEAD:
        return len(line) >= _MIN_TWICE and line in following[:1]
    # A heading may begin the paragraph under it; a teaser says that it goes on, or is too long for a heading.
    begins = lead != line or len(lead) >= _MIN_TEASER
    if line in following[:1] or (begins and any(other.startswith(lead) for other in following)):
        return True
    return begins and "".join(following).replace(" ", "").startswith(lead.replace(" ", ""))


def is_gathered(line: str, below: str) -> bool:
    """Whether an abstract consists of sentences of the text below it, which has no line ends."""
    sentences = [one.strip() for one in _SENTENCE_ENDS.split(without_label(line))]
    sentences = [one for one in sentences if len(one) >= _MIN_SENTENCE]
    again = sum(len(one) for one in sentences if one in below)
    return len(sentences) >= _MIN_SENTENCES and again >= _GATHERED * sum(map(len, sentences))


def is_cut_lead(line: str, following: list[str]) -> bool:
    """Whether the first line of a page is an abstract of other words: a long sentence cut off above a longer text."""
    if len(line) < _MIN_TEASER or not _CUT.fullmatch(line):
        return False
    return sum(map(len, following)) > len(line) and _SENTENCE.search(following[-1]) is not None


def pictographs(text: str) -> re.Pattern[str] | None:
    """Pictographs that a site strews into sentences against copying; None if there are none."""
    if len(text.encode("utf-16-le", "surrogatepass")) == 2 * len(text):
        return None  # all of its characters are of the first plane, which is soon told
    spots = islice(_PICTOGRAPHS.finditer(text), _MAX_MARKED)
    # As bullets and for joy authors use them too, but not so often within their sentences.
    return _PICTOGRAPHS if sum(1 for _ in spots) >= _STREWN else None


def watermark(lines: list[str]) -> re.Pattern[str] | None:
    """The token that ends many lines and belongs to none of them; None if there is none."""
    ends = Counter(found[0].strip() for line in islice(lines, _MAX_MARKED) if (found := _TOKEN.search(line[-14:])))
    for token, times in ends.most_common(1):
        if times >= max(3, _MARKED * len(lines)) and not token.isupper():
            return re.compile(rf"\s?(?<![0-9A-Za-z]){re.escape(token)}(?![0-9A-Za-z])")
    return None
