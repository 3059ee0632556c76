"""What a site leaves in its texts to mark them: its name, a watermark, pictographs."""

from collections import Counter
from itertools import islice

from indexer import late_re as re

_TITLE_BREAK = re.compile(r"[_*|\-—–]+")  # folding makes a mask of the underscore
# What the names of sites that trade in texts have in them.
TRADE = re.compile(r"范文|文秘|公文|文档|文库|总结网|作文|论文网|资料网")
# An office's name, or a column of the site: no name of a site.
_NO_NAME = re.compile(
    r"政府|[局委县市区镇乡院校]|大学|中学|小学|公司|机关|写作|知识|写法|格式|栏目|频道|(?:范文|论文|作文|文档|公文)$"
)
_MAX_NAME = 12  # characters of a site's name
# A token at a line's end, which may be a watermark.
_TOKEN = re.compile(r"(?<=[\u3400-\u9fff，。；：！？、,;:])\s?(?=[0-9a-z]{0,11}[a-z])[0-9A-Za-z]{4,12}$", re.I)
# One that is another each time, of letters and digits: 好转。k7ye. An author's codes differ in digits: cn01, cn02.
_RANDOM = re.compile(r"(?<=[。！？；!?;])\s?(?=[a-z]*[0-9])(?=[0-9]*[a-z])[0-9a-z]{4,8}$", re.I)
_BEHIND_STOP = r"(?<=[。！？；!?;])\s?[0-9A-Za-z]{4,12}$"
# Behind headings and other marks, where an author's code or model may stand: no capitals before digits (GB2312).
_BEHIND_ANY = (
    r"(?<=[\u3400-\u9fff，。；：！？、”》）,;:)])\s?(?![A-Z]+[0-9]+$)(?=[A-Za-z]*[0-9])(?=[0-9]*[A-Za-z])[0-9A-Za-z]"
)
_MAX_MARKED = 2_000  # lines, or pictographs, that are looked at
_MARKED = 0.2  # share of the lines that end on a watermark
# Without stars and arrows (受理➔审核).
_PICTOGRAPH = "[\U0001f000-\U0001faff\u2600-\u2604\u2607-\u2775\ufe0e\ufe0f\u200d]"
_SAYING = "[\u2610-\u2612\u2640-\u2642\u2705\u2713-\u2718\u274c\u274e]"  # boxes, ticks, crosses (已完成✔), ♀ and ♂
_PICTOGRAPHS = re.compile(
    rf"(?<=[\u3400-\u9fff])(?!{_SAYING}){_PICTOGRAPH}{{1,14}}(?=[\u3400-\u9fff、，。；：！？,;:!?.])"
)
_STREWN = 4  # pictographs from which on they are strewn


def site_name(page_title: str, title: str) -> re.Pattern[str] | None:
    """Where a line names a site that trades in texts; None where the page's <title> names no such site.

    The name stands last in the <title>, behind the page's title; both are folded. An office's name is not taken for a
    site's, because its own texts speak of it.
    """
    if not title or title not in page_title or "\n" in page_title:
        return None
    behind = [part.strip() for part in _TITLE_BREAK.split(page_title.rpartition(title)[2]) if part.strip()]
    name = behind[-1] if behind else ""
    if not 2 < len(name) <= _MAX_NAME or not TRADE.search(name) or _NO_NAME.search(name):
        return None
    name = re.escape(name)
    return re.compile(
        rf"[-—]{{1,2}}(?:{name})[-—]{{1,2}}|[(\[【〖](?:[^()\[\]【】〖〗。]{{0,8}}?{name})[^()\[\]【】〖〗。]{{0,8}}[)\]】〗]"
        rf"|@(?:{name})(?:原创|首发)?|(?<![在于向被从《“\"])(?:{name})(?:[(][a-z0-9.-]{{4,40}}[)])?(?![发刊登上》”\"])"
    )


def pictographs(text: str) -> re.Pattern[str] | None:
    """Pictographs that a site strews into sentences against copying; None if there are none."""
    if len(text.encode("utf-16-le", "surrogatepass")) == 2 * len(text):
        return None  # the text has no character beyond the first plane, which is quickly seen
    spots = islice(_PICTOGRAPHS.finditer(text), _MAX_MARKED)
    # Authors use some too, as bullets and for joy, but not so often within their sentences.
    return _PICTOGRAPHS if sum(1 for _ in spots) >= _STREWN else None


def watermark(lines: list[str]) -> re.Pattern[str] | None:
    """The token that ends many lines and belongs to none of them, or many such; None if there is none."""
    ends = Counter(found[0].strip() for line in islice(lines, _MAX_MARKED) if (found := _TOKEN.search(line[-14:])))
    for token, times in ends.most_common(1):
        if times >= max(3, _MARKED * len(lines)) and not token.isupper():
            return re.compile(rf"\s?(?<![0-9A-Za-z]){re.escape(token)}(?![0-9A-Za-z])")
    random = [found[0].strip() for line in lines[:_MAX_MARKED] if (found := _RANDOM.search(line[-10:]))]
    if len({token.strip("0123456789") for token in random}) < max(4, _MARKED * len(lines)):
        return None
    lengths = sorted(map(len, random))
    return re.compile(rf"{_BEHIND_STOP}|{_BEHIND_ANY}{{{lengths[0]},{lengths[-1]}}}$")
