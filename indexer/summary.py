"""The Summary: the one type that cleaners make, engines hold and questions are asked of."""

import dataclasses
import hashlib
import re
from dataclasses import dataclass
from typing import Any, Self

# The peoples after which autonomous prefectures and counties are called.
PEOPLES = (
    "藏|羌|彝|苗|侗|傣|景颇|傈僳|哈尼|壮|白|回|蒙古|哈萨克|柯尔克孜|土家|布依|朝鲜|瑶|畲|黎|仡佬|水|毛南|仫佬|佤|拉祜|独龙|怒|"
    "普米|满|达斡尔|锡伯|土|撒拉|保安|东乡|裕固|布朗|纳西|各|塔吉克|京"
)
_ADMINISTRATIVE_SUFFIX = re.compile(
    r"(?<=..)(?:(?:壮族|回族|维吾尔)?自治区|特别行政区|省|市|地区|盟|县|区|旗|林区|特区"
    rf"|(?:(?:{PEOPLES})族?)*族?自治[州县旗])$"
)

# Names of banners and counties that are mostly written so.
CONTRACTED = {
    "土左旗": "土默特左旗",
    "土右旗": "土默特右旗",
    "达茂旗": "达尔罕茂明安联合旗",
    "科左中旗": "科尔沁左翼中旗",
    "科左后旗": "科尔沁左翼后旗",
    "科右前旗": "科尔沁右翼前旗",
    "科右中旗": "科尔沁右翼中旗",
    "察右前旗": "察哈尔右翼前旗",
    "察右中旗": "察哈尔右翼中旗",
    "察右后旗": "察哈尔右翼后旗",
    "乌前旗": "乌拉特前旗",
    "乌中旗": "乌拉特中旗",
    "乌后旗": "乌拉特后旗",
    "东乌旗": "东乌珠穆沁旗",
    "西乌旗": "西乌珠穆沁旗",
    "喀左县": "喀喇沁左翼蒙古族自治县",
    "阜蒙县": "阜新蒙古族自治县",
    "前郭县": "前郭尔罗斯蒙古族自治县",
    "杜蒙县": "杜尔伯特蒙古族自治县",
}
_CALLED = {name: short for short, name in CONTRACTED.items()}


@dataclass(frozen=True, slots=True)
class Summary:
    """One work summary, plan, report or speech as its author wrote it, and what is known of it.

    Unknown is None. Dates are ISO 8601 strings: `published`, `period_start` and `period_end` are days
    (`2008-06-30`), `fetched` is a UTC second (`2026-11-23T08:00:00Z`).
    """

    id: str  # page_key(url) + "." + part
    url: str
    site: str
    page_title: str
    title: str
    text: str  # paragraphs separated by one "\n"
    part: int = 1  # its place in the page's compilation, from 1
    parts: int = 1
    kind: str | None = None
    published: str | None = None
    fetched: str | None = None
    period: str | None = None  # a label: 2008上半年, 2021学年第一学期, 十二五
    period_start: str | None = None
    period_end: str | None = None
    province: str | None = None  # full names as of the text's year: 河北省
    city: str | None = None
    county: str | None = None
    adcode: str | None = None  # six digits of GB/T 2260, of the most exact level known
    region_evidence: tuple[str, ...] = ()  # the words that gave the region
    region_confidence: float | None = None  # from 0 to 1
    organisation: str | None = None
    organisation_type: str | None = None  # 教育局, 镇政府, 学校 …; known of many whose name is hidden
    sector: str | None = None  # 教育, 政法综治, 卫生 …
    chars: int = 0  # of `text`
    flags: tuple[str, ...] = ()  # sorted; such as truncated, redacted, repaired, traditional
    cluster: str | None = None  # copies of one text share it
    copies: int = 1  # summaries in the index with this cluster, itself included

    @property
    def page(self) -> str:
        """The key that all summaries of one page share."""
        return self.id.rpartition(".")[0]

    @property
    def year(self) -> int | None:
        """The year that the text reports on: that of the first day of its period."""
        return int(self.period_start[:4]) if self.period_start else None

    @property
    def length(self) -> int:
        """The characters of its text, also where `chars` was not filled in."""
        return self.chars or len(self.text)

    def as_dict(self) -> dict[str, Any]:
        """The fields in the order of the contract, ready for JSON."""
        record: dict[str, Any] = {field.name: getattr(self, field.name) for field in dataclasses.fields(self)}
        record["region_evidence"] = list(self.region_evidence)
        record["flags"] = list(self.flags)
        return record

    @classmethod
    def from_dict(cls, record: dict[str, Any]) -> Self:
        """The reverse of `as_dict`; raises TypeError where a key is unknown or a required one is missing."""
        lists: dict[str, Any] = {name: tuple(record[name]) for name in ("region_evidence", "flags") if name in record}
        return cls(**(record | lists))


def page_key(url: str) -> str:
    """16 hexadecimal digits that stand for a page's address."""
    return hashlib.blake2b(url.encode(), digest_size=8).hexdigest()


def summary_id(url: str, part: int) -> str:
    """The id of part `part` (from 1) of the page at `url`."""
    return f"{page_key(url)}.{part}"


def place_keys(name: str) -> tuple[str, ...]:
    """What a user may type for a place: its full name, the short ones in use, at last that without what the place is.

    >>> place_keys("河北省")
    ('河北省', '河北')
    >>> place_keys("黔东南苗族侗族自治州")
    ('黔东南苗族侗族自治州', '黔东南州', '黔东南')
    >>> place_keys("前郭尔罗斯蒙古族自治县")
    ('前郭尔罗斯蒙古族自治县', '前郭尔罗斯县', '前郭县', '前郭', '前郭尔罗斯')
    """
    stem = _ADMINISTRATIVE_SUFFIX.sub("", name)
    if not stem or stem == name:
        return (name,)
    short = (stem + name[-1],) if name.endswith(("自治州", "自治县", "自治旗")) else ()
    called = _CALLED.get(name)
    return (name, *short, *((called, called[:-1]) if called else ()), stem)
