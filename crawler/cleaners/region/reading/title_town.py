"""The town that a title begins with: 2015年夕佳山镇人大代表视察方案."""

from crawler.cleaners.passage import Passage
from crawler.cleaners.region.places import gazetteer, stems, towns
from crawler.cleaners.region.reading.mentions import Mention
from indexer import late_re as re

_WEIGHT = 3  # of a town; what the text names in full beside it may outweigh it
_BEFORE = re.compile(r"(?:关于|中共|[\d*]{2,4}年度?)*")


def title_town(heading: Passage, own: str | None) -> Mention | None:
    """The county of the town that a title begins with, if it alone has one of this name, and none is called so.

    No district where the text calls itself a county's (`own`): the town was another's then.
    """
    plain = heading.plain
    before = _BEFORE.match(plain)
    start = before.end() if before else 0
    for end in range(min(len(plain), start + towns.LONGEST), start + towns.SHORTEST - 1, -1):
        if not plain.endswith(towns.ENDS, start, end):
            continue  # before the list of towns is read, which takes a process .3 s
        codes = gazetteer.one_each(towns.codes().get(plain[start:end], ()))
        if codes:
            stem = towns.KIND.sub("", plain[start:end])
            is_word = stems.is_ordinary(stem) or stem in gazetteer.codes()  # 新城区街道办事处
            is_other = own == "县" and any(gazetteer.ends(code) == {"区"} for code in codes)
            tells = len(codes) == 1 and stem not in gazetteer.called() and not is_word and not is_other
            return Mention(heading.quote(start, end), tuple(codes), _WEIGHT) if tells else None
    return None
