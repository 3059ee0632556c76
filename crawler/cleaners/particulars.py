"""The table of particulars that offices set above a document they disclose: 索引号, 发文机构, 成文日期 …

Labels and values come as cells of one row, as `label: value`, or each on a line of its own. The table is removed; the
issuer that it names is remembered, or else the public body to which a line beside the text credits it.
"""

from collections.abc import Iterable, Sequence

from indexer import late_re as re
from indexer.text import HAN

_BEGINS = 12  # lines from the top among which the first label stands
_LONGEST = 60  # lines of a table
_LONGEST_LABEL = 16  # characters, with the blanks within it
_MAX_VALUE = 80  # characters of a value on a line of its own
_MAX_CREDIT = 120  # of a line that says where a text is from
REACH = _BEGINS + _LONGEST  # lines from the top in which such a table stands
_FEWEST = 3  # labels that make a table; of them one that stands nowhere else


def _labels(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Labels that stand nowhere but in such a table …
_OWN_LABELS = _labels(
    "索引号 信息索引号 索引 信息编号 登记号 统一登记号 组配分类 信息分类 主题分类 体裁分类 公文种类"
    " 服务对象 发文字号 公文编号 发文文号 成文日期 成文时间 生成日期 公文生成日期 生成时间 生效日期 生效时间"
    " 废止日期 废止时间 失效日期 失效时间 公开方式 公开形式 公开范围 公开时限 公开属性 公开程序"
    " 公开类型 公开类别 公开主体 有效性 时效性 是否有效 效力状态 效力级别 内容概述 内容概要"
    " 信息名称 公文名称 载体类型 责任部门"
    # a journal's
    " 刊名 曾用刊名 历史沿革 期刊荣誉 创刊时间 邮发代号 issn ISSN"
)
# … and those that stand in it as well.
_LABELS = _OWN_LABELS | _labels(
    "来源 信息来源 发布机构 发布单位 发布机关 发文机构 发文机关 发文单位 发布日期 发布时间 发文日期"
    " 发文时间 公开日期 公开时间 文号 文件编号 名称 标题 文件名称 主题词 关键词 关键字 浏览次数"
    " 点击数 点击次数 栏目 作者 发布人 状态 部门 所属机构 责任单位 主办单位 制发日期 印发日期"
    " 更新日期 更新时间 主办 周期 出版地 语种 开本 cn CN"
)
# Those of them that say who issued the document, the surest first.
_ISSUERS = ("发文机构", "发文机关", "发文单位", "制发机关", "公开主体", "发布机构", "发布机关", "发布单位")
_ROW = re.compile(r"\W{0,3}[\w/ ]{2,12}[:：]")
_BULLETS = "•·●■◆-*【[|  \u3000"
_HEADING = re.compile(r"[(（]|第?[一二三四五六七八九十]{1,3}[、,，.章节条)）]")


def _label_pattern(labels: Iterable[str]) -> str:
    """Any of the labels, blanks within them or not."""
    return "|".join(r"[ \u3000]?".join(label) for label in labels)


_ISSUED_BY = re.compile(
    rf"(?P<label>{_label_pattern(_ISSUERS)})[】\]]?[ \u3000]*[:：]?[\s|]*(?P<issuer>[{HAN}]{{4,30}})(?![{HAN}:：])"
)
# 作者:奉贤区南桥小学, 来源：石泉县人民政府; a newspaper or a site writes of anybody.
_CREDITED = re.compile(
    r"(?:^|(?<=[\s|\]】]))[\W_]{0,3}(?:(?:文章|信息|稿件|本文|新闻|资料)?(?:来源|出处)|(?:文章)?(?:作者|供稿|撰稿)|"
    rf"(?:供稿|撰稿|发布|编制|报送)(?:单位|机构|部门))[ \u3000]?[】\]]?\s?[:：丨|]\s*(?P<body>[{HAN}]{{2,24}}?"
    r"(?:政府|[省市县区旗州镇乡团党工]委|[局院校园站所会联社处厅部办]|委员会|中心|[大中小]学|[支大]队|医院|疾控))"
    r"(?=$|[\s|\]】()（），,])"
)
# At a page's foot: 版权所有：香河县教育局, 主办单位：锡林郭勒盟林业和草原局.
_OWNED = re.compile(
    rf"(?:版权所有|主办(?:单位|部门)?)[ \u3000]?[:：©]?[ \u3000]?(?P<owner>[{HAN}]{{2,20}}?"
    rf"(?:政府|[局委院]|委员会|[中小]学|学校|幼儿园))(?:办公室)?(?![{HAN}])"
)
_PRESS = re.compile("新闻|日报|晚报|电视|广播|杂志|编辑部|通讯社|报社|记者|网")
_OWN_LABEL = re.compile(_label_pattern(sorted(_OWN_LABELS)))


def begins_with_label(line: str) -> bool:
    """Whether a line begins with a label that stands in such a table alone."""
    return _OWN_LABEL.match(line) is not None


def issuer(lines: Sequence[str]) -> str | None:
    """The body that issued the document, where such a table among the lines above it, or at its top, names one.

    Else the public body that a line there names as where the text is from.
    """
    text = "\n".join(lines)
    found = {"".join(match["label"].split()): match["issuer"] for match in _ISSUED_BY.finditer(text)}
    if found and _OWN_LABEL.search(text):
        return next((found[label] for label in _ISSUERS if label in found), None)
    credited = (match["body"] for line in lines if len(line) <= _MAX_CREDIT for match in _CREDITED.finditer(line))
    return next((body for body in credited if not _PRESS.search(body)), None)


def owner(lines: Iterable[str]) -> str | None:
    """The public body that lines at a page's foot name as the site's."""
    return next((found["owner"] for line in lines if (found := _OWNED.search(line[:_MAX_CREDIT]))), None)


def particulars(lines: Sequence[str]) -> range:
    """The lines of such a table near the top of a text; an empty range where there is none."""
    for first, line in enumerate(lines[:_BEGINS]):
        if _pair(line)[0] and (table := _table(lines, first)):
            return table
    return range(0)


def _table(lines: Sequence[str], first: int) -> range:
    """The table that begins at a line; empty where none does."""
    labels: list[str] = []
    waits = False  # for the value of the last label
    end = first
    for place, line in enumerate(lines[first : first + _LONGEST], first):
        label, value = _pair(line)
        if label or (_is_row(line) and _pair("".join(lines[place + 1 : place + 2]))[0]):
            labels.append(label)
            waits = bool(label) and (not value or value.endswith((":", "：")))
        elif waits and _is_value(line):
            waits = False
        else:
            break
        end = place + 1
    if len(labels) < _FEWEST and not _in_one_line(lines[first:end]):
        return range(0)
    return range(first, end) if _OWN_LABELS.intersection(labels) else range(0)


def _pair(line: str) -> tuple[str, str]:
    """The label with which a line begins, without blanks, and what stands behind it; "" if it begins with none."""
    bare = line.strip(_BULLETS)
    for colon in (":", "："):
        place = bare.find(colon, 0, _LONGEST_LABEL)
        label = "".join(bare[:place].split()).rstrip("】]") if place > 0 else ""
        if label in _LABELS:
            return label, bare[place + 1 :].strip()
    label, _, value = bare.partition(" ")
    return (label, value.strip()) if label in _LABELS else ("", "")


def _is_row(line: str) -> bool:
    """Whether a line may be a pair with a label of this office's own. It counts only if a known label follows."""
    return len(line) <= _MAX_VALUE and not line.endswith("。") and _ROW.match(line) is not None


def _is_value(line: str) -> bool:
    return len(line) <= _MAX_VALUE and not line.endswith(("。", "：", ":")) and _HEADING.match(line) is None


def _in_one_line(lines: Sequence[str]) -> bool:
    """Whether a row of cells has enough labels, though few of its lines begin with one."""
    words = {word.partition("：")[0].partition(":")[0] for line in lines for word in line.split()}
    return len(words & _LABELS) >= _FEWEST
