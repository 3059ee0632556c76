"""The names of places: in full, as they are mostly written, and without what the place is."""

import re

from indexer.tables import rows

PLACES = ("province", "city", "county")  # fields of a summary
CODE = "adcode"
KEYED = (*PLACES, CODE)  # fields of which several keys may be typed for a value

# The peoples after which autonomous prefectures and counties are called.
PEOPLES = (
    "藏|羌|彝|苗|侗|傣|景颇|傈僳|哈尼|壮|白|回|蒙古|哈萨克|柯尔克孜|土家|布依|朝鲜|瑶|畲|黎|仡佬|水|毛南|仫佬|佤|拉祜|独龙|怒|"
    "普米|满|达斡尔|锡伯|土|撒拉|保安|东乡|裕固|布朗|纳西|各|塔吉克|京"
)
_ADMINISTRATIVE_SUFFIX = re.compile(
    r"(?<=..)(?:(?:壮族|回族|维吾尔)?自治区|特别行政区|省|市|地区|盟|县|区|旗|林区|特区"
    rf"|(?:(?:{PEOPLES})族?)*族?自治[州县旗])$"
)

# Names of banners and counties that are mostly written so, to the full ones.
CONTRACTED = dict(rows("contracted", 2))
_CALLED = {name: short for short, name in CONTRACTED.items()}


def keys_of(field: str, value: str) -> tuple[str, ...]:
    """What a user may type for the value of a field: for a place its names, for a code also those that it lies in.

    >>> keys_of("adcode", "131024")
    ('13', '130000', '1310', '131000', '131024')
    """
    if field != CODE:
        return place_keys(value) if field in PLACES else (value,)
    within = [value[:end] for end in (2, 4, 6) if not value[:end].endswith("00")]
    return tuple(dict.fromkeys(key for code in within for key in (code, code.ljust(6, "0"))))


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
