"""What speaks against the year of a title: sites put newer years into titles, and leave the text as it was."""

from collections import Counter
from datetime import date

from crawler.cleaners.describe.period.congresses import CONGRESSES
from crawler.cleaners.describe.period.era import DOUBTFUL, fits, is_new, last_year
from crawler.cleaners.describe.period.forms import YEAR, year_of
from crawler.cleaners.describe.period.periods import FIVE_YEAR_PLANS, Period
from crawler.cleaners.describe.period.text import Text
from crawler.cleaners.describe.rewording import has_rewordings
from crawler.cleaners.region.reading.full_names import full_names
from indexer import late_re as re

_LAST_UNROLLED = 2013  # until then sites left the years of titles as they were, where they left those of the text
# A title of many texts (总结(精选15篇), 总结篇1, 总结 (4).doc) is dated by who collected them.
_COLLECTED = re.compile(
    r"[\d一二三四五六七八九十]篇|篇[\d一二三四五六七八九十]|(?<![示规模])范[文本]|[结告报划]\d{1,2}$|\(\d{1,2}\)\s*(?:\.docx?)?$"
)
_REWORDED = 4000  # characters in which words that were replaced are looked for
_SILENT = 100  # characters of a text so long that one would expect its year in it, or what was new then
# In numerals too (二〇一八年); bare only where it begins something: 2018 在用这些进行一场道别, 〔2018〕5号.
_NAMED = re.compile(rf"(?:^|(?<=[\s〔\[(【“《])|(?=.{{4}}年)){YEAR}(?![\d.级届])", re.M)
_IN_CHARACTERS = re.compile("[一二][〇零九]")
# By its writer: 2017,我的流水账; 致2020. Or a meeting that is held on the year: 2024年度民主生活会.
_ADDRESSED = re.compile(r"^20\d\d[,:]|(?:再见|告别|别了|我的|^致),? ?20\d\d|年度[^,。]{0,20}(?:生活会|述职评议)")
_OF_WHOLE_YEAR = re.compile("年度[^,。;\n]{0,16}总结|年终")  # in a title
# What a report of January or February may be on; no 宜春市, and no 湿地公园.
_OF_WINTER = re.compile("春[节运季耕播训游风雷]|[新立]春|迎春(?!镇|乡)|元旦|寒假|冬|新年|湿地日")
_LOOKS_BACK = re.compile("心得|体会|反思|感[想悟]|事迹|剖析")
_OF_AN_ACT = re.compile("春|夏|暑|寒假|[日周月](?![常边])|(?<!环)节(?![能约水])|活动|[高中]考|招生|征[兵缴]|防[火汛]")


def is_disproved(claimed: Period, text: Text) -> bool:
    """Whether a text cannot be of the claimed period: by what bounds it, by its years, or by its publication."""
    if claimed.first > text.latest + text.only_plans:  # plans are written in the year before
        return True
    if text.plans:  # they may tell of what was before, and be published before
        return is_contradicted(claimed, text.named.own, text.signed, None)
    looks_back = text.reports or _LOOKS_BACK.search(text.heading)  # notices look forward
    too_early = looks_back and text.seen < f"{claimed.first}"
    on_year = text.reports and not _OF_WINTER.search(text.heading)
    seen = text.seen if too_early or on_year else None
    return _is_not_over(claimed, text) or is_contradicted(claimed, text.named.mentions, text.signed, seen)


def _is_not_over(claimed: Period, text: Text) -> bool:
    """Whether a report came too early: on a half before its last two months, on all of a year before its October."""
    if claimed.label.endswith("半年"):
        return text.seen < f"{claimed.end[:5]}{int(claimed.end[5:7]) - 1:02}"
    if not claimed.label.endswith("年") or text.seen >= f"{claimed.end[:4]}-10":
        return False
    return _OF_WHOLE_YEAR.search(text.heading) is not None and not _OF_AN_ACT.search(text.heading)


def is_contradicted(claimed: Period, mentions: Counter[int], signed: date | None, seen: str | None) -> bool:
    """Whether the body, or the day of publication, proves that the claimed year was put there later.

    A text may be signed up to a year after what it reports on, and names earlier and later years in passing, each once
    (2003年、2006年被评为先进); but a text of 2023 does not name 2012 again and again and never its own year or a
    neighbour. A year that has just begun is not reported on.
    """
    first, last = claimed.first, claimed.last
    if seen and seen < (f"{first}-03" if claimed.label.endswith("年") else claimed.start):
        return True
    if signed:
        return not first - 1 <= signed.year <= last + 1
    return max(mentions.values(), default=0) > 1 and all(year < first - 1 for year in mentions)


def is_doubtful(claimed: Period, text: Text) -> bool:
    """Whether nothing supports the claimed year, and something suggests that a site wrote it.

    The text's own naming of it or of the next year supports it, any signature, what was new then, and a title that
    plans the next year. Without these a year after 2013 is not believed: of 109 natural texts with such a title 22 may
    be of its year. Older ones are believed, and parts of a year, unless the text hides its years, is one of a
    collection, or names as newest what had passed.
    """
    first, last, mentions = claimed.first, claimed.last, text.named.mentions
    if claimed.label in FIVE_YEAR_PLANS:
        return False  # no digits, which a site would change
    event_year = max(text.named.marked, default=first)
    if event_year < first and not (text.signed or text.only_plans or mentions[first]):
        return True  # it tells of an anniversary of the year before
    is_late = first > _LAST_UNROLLED
    is_changed = is_late and _is_reworded(text)
    # document sites change digits, and put 年 behind them; a government, a school or a newspaper changes none
    if text.on_own_site or any(map(_IN_CHARACTERS.match, claimed.evidence)) or _ADDRESSED.search(text.heading):
        return False
    if text.signed or sum(mentions[year] for year in range(first, last + 2)) > is_changed:
        return False
    titles = [text.heading, *(line for line in text.lines if ">" not in line)]  # no path: 范文网 > 半年总结 > …
    is_collected = any(map(_COLLECTED.search, titles))
    if not is_collected and last + 1 in {text.planned, *text.named.planned}:
        return False  # who rolls a title forward writes the same year twice, and leaves 三、2019年工作打算 alone
    if text.hides_years or not is_late:
        return text.hides_years
    return is_collected or is_changed or _is_alone(claimed, text) or first > last_year(text.body, DOUBTFUL)


def is_put_there(found: Period, text: Text) -> bool:
    """Whether a site wrote the year that a text names: a late one, where it replaced words or hid a congress."""
    is_named = any(f"{found.first}" in words for words in found.evidence)
    hides = text.hides_ordinals and not _follows_a_congress(found, text)
    return found.first > _LAST_UNROLLED and is_named and (hides or _is_reworded(text))


def _follows_a_congress(found: Period, text: Text) -> bool:
    """Whether a text is of a year that, as it says, begins to carry out what a congress decided: 2023, 2018, 2013."""
    says = re.search(rf"{found.first}年,?是[^。;\n]{{0,24}}大精神的?开局之年", text.opening)
    return says is not None and found.first - 1 in CONGRESSES.values()


def _is_reworded(text: Text) -> bool:
    """Whether a site replaced words of a text; then it changed years too."""
    return has_rewordings(text.body[:_REWORDED])


def _is_behind_a_place(claimed: Period, text: Text) -> bool:
    """Whether the title begins with a place's full name, and its year stands behind: 刘宋镇2016年工作总结.

    Sites put years before titles, and change those behind a general name (民政局); of six such titles none was changed.
    """
    year = text.heading.find(f"{claimed.first}")
    return any(start == 0 and end <= year for start, end, *_ in full_names(text.heading, with_towns=True))


def _is_alone(claimed: Period, text: Text) -> bool:
    """Whether a text of some length names the year of its title nowhere else, nor anything that was new then."""
    first = claimed.first
    with_word = "年" in claimed.evidence[0]  # sites put a bare year before titles: 2021人居环境…
    if len(text.body) < _SILENT:
        return False
    if not claimed.is_year and (not claimed.evidence[0].isdigit() or fits(first, text.body)):
        return False
    if with_word and (_is_behind_a_place(claimed, text) or is_new(first, f"{text.heading}\n{text.body}")):
        return False
    # published when plans for the year are, or reports on it; sites put the year of other times into titles
    seen = str(text.published or "")
    if f"{first - 1}-11" <= seen < f"{first}-05" if text.plans else f"{first}-11" <= seen < f"{first + 1}-07":
        return False
    return not any(year_of(match) == first for match in _NAMED.finditer(text.untitled))
