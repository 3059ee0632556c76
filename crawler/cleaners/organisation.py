"""The body that issued a text, where the text names it."""

import re

_TYPE = (
    r"(?:教育局|教体局|公安局|民政局|司法局|财政局|水利局|农业局|林业局|卫生局|卫计委|环保局|统计局|审计局|税务局|国税局|地税局|交通局|"
    r"文化局|体育局|信访局|气象局|国土局|建设局|规划局|房管局|城管局|档案局|粮食局|供销社|人社局|应急管理局|市场监督管理局|[\u4e00-\u9fff]{2,6}局|"
    r"人民政府|政府办公室|镇政府|乡政府|街道办事处|人民法院|人民检察院|委员会|政法委|纪委|宣传部|组织部|统战部|团委|妇联|总工会|残联|"
    r"党委|党校|中学|小学|学校|幼儿园|学院|大学|医院|卫生院|社区|村委会|居委会)"
)
_PLACE = r"[\u4e00-\u9fff]{2,12}?(?:省|市|县|区|旗|州|镇|乡|街道|村)"
_NAMED = rf"{_PLACE}[\u4e00-\u9fff]{{0,12}}?{_TYPE}"
_SIGNATURE = re.compile(rf"(?:中共)?{_NAMED}(?:办公室|党组|党委)?")
_TITLE = re.compile(
    rf"^(?:中共)?{_NAMED}(?=(?:关于|(?:19|20)?\d\d|[二〇一]|上半年|下半年|年度|工作|党|综合|总结|个人)|$)"
)
_DEICTIC = re.compile(r"^(?:我|本|全|该|某|各|[xX×*＊_]|县|市|区|镇|乡)")


def organisation(title: str | None, text: str) -> tuple[str | None, str | None]:
    """The issuing body's name and the words that gave it: from a line of its own at the end, or from the title."""
    for line in text.rstrip().split("\n")[-3:]:
        bare = line.strip(" 　:：")
        if _SIGNATURE.fullmatch(bare) and not _DEICTIC.match(bare):
            return bare, line.strip()
    found = _TITLE.match(title or "")
    if found and not _DEICTIC.match(found[0]):
        return found[0], title
    return None, None
