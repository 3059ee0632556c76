"""The names of places: in full, as they are mostly written, and without what the place is."""

import re

PLACES = ("province", "city", "county")  # fields of a summary

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
    "土左旗": "土默特左旗", "土右旗": "土默特右旗", "达茂旗": "达尔罕茂明安联合旗", "科左中旗": "科尔沁左翼中旗",
    "科左后旗": "科尔沁左翼后旗", "科右前旗": "科尔沁右翼前旗", "科右中旗": "科尔沁右翼中旗",
    "察右前旗": "察哈尔右翼前旗", "察右中旗": "察哈尔右翼中旗", "察右后旗": "察哈尔右翼后旗", "乌前旗": "乌拉特前旗",
    "乌中旗": "乌拉特中旗", "乌后旗": "乌拉特后旗", "东乌旗": "东乌珠穆沁旗", "西乌旗": "西乌珠穆沁旗",
    "喀左县": "喀喇沁左翼蒙古族自治县", "阜蒙县": "阜新蒙古族自治县", "前郭县": "前郭尔罗斯蒙古族自治县",
    "杜蒙县": "杜尔伯特蒙古族自治县", "莫旗": "莫力达瓦达斡尔族自治旗", "克旗": "克什克腾旗", "翁旗": "翁牛特旗",
    "喀旗": "喀喇沁旗", "额旗": "额济纳旗", "准旗": "准格尔旗", "达旗": "达拉特旗", "伊旗": "伊金霍洛旗",
    "鄂前旗": "鄂托克前旗", "阿左旗": "阿拉善左旗", "阿右旗": "阿拉善右旗", "苏左旗": "苏尼特左旗",
    "苏右旗": "苏尼特右旗", "巴左旗": "巴林左旗", "巴右旗": "巴林右旗", "新左旗": "新巴尔虎左旗",
    "新右旗": "新巴尔虎右旗",
}  # fmt: skip
_CALLED = {name: short for short, name in CONTRACTED.items()}


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
    called = _CALLED.get(name, "")
    return (name, *short, *(key for key in (called, called[:-1]) if len(key) > 1), stem)
