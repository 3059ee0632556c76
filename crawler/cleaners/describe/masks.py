"""Masks: names, years and figures that somebody hid (20xx, ××镇, __, **, 〔…〕), and those of which nothing is left."""

from crawler.cleaners.matches import matches_often, quick
from indexer import late_re as re
from indexer.text import HAN, MASK

_MORE, _MANY = (rf"{re.escape(MASK)}{times}" for times in ("*+", "++"))  # of a run; its pieces are not retried
_HIDDEN = "[年月日省市县区镇乡村局校万亿元亩户余]|个(?![人别体性])|名(?![单字])|项(?!目)"  # folded: simplified
# These begin with a character and ask after that for what stands before it: an eighth of the time and less.
_MASKED = re.compile(
    rf"{re.escape(MASK)}(?<!{re.escape(MASK)}.)(?:(?<=[0-9{HAN}].){_MORE}(?=[0-9{HAN}])|{_MORE}(?={_HIDDEN})"
    # (20**), 20*—20*; but 10*、20* are figures with a note
    rf"|(?<=[0-9].)(?:{_MORE}(?=[]〕)—-])|{_MANY}(?=、))"
    rf"|(?:(?<=[{HAN}] .){_MORE}|{_MANY}) (?={_HIDDEN})"  # * 市委 is an item of a list
    rf"|(?<=[{HAN}“].){_MANY}(?=[,。、”]))"
)
# A sentence or a title begins with the word behind a year: 年，我局 …; 学年第二学期; 年工作总结. And 年, the feast, is
# what people look forward to.
_DELETED = re.compile(
    r"[年学](?:(?:(?<=^[年学])|(?<=[,。;:(《“、][年学]))"
    r"(?:(?<=年)(?:,(?![^。]{0,9}(?:节日|中国人|民间|过年|团圆|喜庆))|[上下]半年|以来|[1-9]\d?月)|"
    r"(?<=学)年度?(?:[上下]|第[一二])学期)|(?<=^年)工作(?:总结|计划|要点|报告))",
    re.MULTILINE,
)
# What nobody writes who has a name to write: 位于县东南部, 实施“”培训, “.”重要思想; and 〔…〕镇. But 市中区 is a name,
# and who has said of which county he speaks needs none: 我镇位于县东部.
_NAMELESS = re.compile(
    r"[位“〔【\[](?:"
    r"(?<=位)(?<![我本全][县区镇乡村校局所场站园院]位)于[县市](?:[东西南北中](?![心区街路])|境内)"
    r"|(?<=“)[.…]{1,6}”(?:重要思想|[^“”]{0,4}(?:规划|计划)|期间|工程|活动|精神|战略|建设)"
    rf"|(?<=[{HAN}]“)(?<![加用打在]“)”(?=[{HAN}])(?![号引表图符字])"
    rf"|(?<=[〔【\[])(?:…{{1,2}}|\.{{3,6}})[〕】\]](?:{_HIDDEN}))"
)
# A line from whose beginning a year was deleted: ，全县上下努力克服….
_BEHIND_DELETED = re.compile(r"(?:\A|\n),(?:全[省市县区镇乡局校]|我[省市县区镇乡局校们院])")
# Numbers that were deleted: 现辖个乡镇、个行政村, 普及率达, 出生率为‰, 上升个百分点, 占总数的%, 经费万多元.
# But not 收入万元以上, 人口万人以上, or 面积平方米 above a column or in a row.
_NUMBERLESS = re.compile(
    quick(
        r"个(?<=[辖有成及于、和]个)(?:乡镇|行政村|自然村|村民小组|社区|建制镇|居委会)|"
        r"率(?:[^,。;0-9]{0,3}达到?(?:以上|[,。;])|[为达](?:[‰%]|(?=[,;])))|"
        r"[升降高长少加](?:[了约]{0,2}[‰%]|个[百千]分点)|[为达占的]到?[‰%]|"
        r"[费资]万多?元(?!以|户)|积平方(?:米|公里)(?=[,。;])|口万多?人(?!以)"
    )
)
_FEW = 2  # of these; one may be a slip
# 202223年, where a program set years forward; 教发〔〕2号, where one took the year out.
_NO_YEAR = re.compile(r"20[12]\d{3}年(?<!\d20[12]\d{3}年)|[〔\[(]\s?[〕\])]\s?\d{1,4}号")


def is_redacted(folded: str, title: str = "") -> bool:
    """Whether something in a folded text or its folded title is hidden by a mask, or deleted without a trace.

    A bullet or a multiplication sign is no mask.
    """
    if MASK in folded and _MASKED.search(folded) is not None:
        return True
    if _NAMELESS.search(folded) is not None:
        return True
    if (folded.startswith(",") or "\n," in folded) and _BEHIND_DELETED.search(folded) is not None:
        return True
    if _NO_YEAR.search(folded) is not None:
        return True
    if matches_often(_NUMBERLESS, folded, _FEW):
        return True
    return any("年" in one and _DELETED.search(one) is not None for one in (title, folded))
