"""Short names of cities and counties (平安昔阳, 上饶日报) that are the text's own."""

from collections.abc import Iterator

from crawler.cleaners.passage import Passage
from crawler.cleaners.region.evidence import ENOUGH, HINT, SIGNED
from crawler.cleaners.region.places import bare, gazetteer, stems
from crawler.cleaners.region.reading.edges import LIES, is_in_work
from crawler.cleaners.region.reading.elsewhere import is_own
from crawler.cleaners.region.reading.frames import bare_cities, framed_counties, places_behind, stems_before
from crawler.cleaners.region.reading.full_names import is_piece
from crawler.cleaners.region.reading.mentions import Mention
from crawler.cleaners.vocabulary.offices import BEHIND_SHORT_NAME, PRIMARY_OR_HIGH
from indexer import late_re as re
from indexer.text import HAN, MASK

_EARLY = 400  # characters in which a city is named where the text says whose it is
_OFFICE = re.compile(  # 香河教育局, 天台一中; 我局会同公安局
    f"(?<!会同)(?![县区])(?:{BEHIND_SHORT_NAME}|(?P<school>第?[一二三四五六](?:中(?!央|心|小|共|全会)|{PRIMARY_OR_HIGH})))"
)
_LIES, _PART = re.compile(f"(?:{LIES}|(?<=[乡镇村寨])在)$"), re.compile("的?[东西南北]{1,2}(?:部|端|缘|隅)|县?境内")
_BRANCH = re.compile(  # 淮南市公安局大通分局; 环保香河分局, with which a line begins
    rf"(?:市[{HAN}]{{2,8}}局|(?P<line>^|(?<=\n))(?:公安|环保|国土(?:资源)?|规划|工商|国税|地税|税务|房管|城管)局?)(?P<of>[{HAN}]{{2,3}}?)[县区]?分局"
)


_MASKED_BODY = re.compile(  # 四川**工业园区管委会
    rf"(?:^|[,。;:\n ])(?P<of>{gazetteer.any_province()}){re.escape(MASK)}+"
    rf"(?=[{HAN}]{{0,6}}(?:园区|开发区|管委会|公司|学校|中学|小学|医院))"
)


def short_names(passage: Passage, weight: int = 0, *, of_town: bool) -> Iterator[Mention]:
    """The short names that are the text's own, with a weight or, of running text, with that of how each stands.

    In a town's text (`of_town`) none that a town has too.
    """
    folded = passage.folded
    framed, of_frame = set(framed_counties(folded)), min(max(weight, HINT), SIGNED)
    for start, end, city in bare_cities(folded):
        if not weight and end > _EARLY:
            break
        if is_own(folded, start, end) and not (is_in_work(folded, start, end) or is_piece(folded, start, end)):
            weight_of_frame = of_frame if (start, end) in framed else 0
            yield Mention(passage.quote(start, end), city, (weight or HINT) + weight_of_frame)
        framed.discard((start, end))
    for start, end in sorted(framed):
        stem = folded[start:end]
        names_town = of_town and (bare.is_town(stem) or re.search(rf"{stem}[{HAN}]?(?:街道|镇|乡)", folded))
        code = stems.cities().get(stem) or (None if names_town else stems.counties().get(stem))  # 定海路街道
        if code and not is_piece(folded, start, end) and is_own(folded, start, end):
            yield Mention(passage.quote(start, end), code, of_frame)
    for start, end, office in stems_before(folded, _OFFICE):
        stem = folded[start:end]
        counts = stem in stems.before_schools() if office["school"] else weight or not stems.is_ordinary(stem)
        if counts and is_own(folded, start, end):
            yield Mention(passage.quote(start, end), gazetteer.stems()[stem], max(weight - 2, ENOUGH))
    for start, end, _ in stems_before(folded, _PART):  # 地处安化的西南部山区
        if folded[start:end] in stems.before_schools() and _LIES.search(folded, max(0, start - 3), start):
            yield Mention(passage.quote(start, end), gazetteer.stems()[folded[start:end]], HINT)
    for start, end, place in places_behind(folded):
        counts = weight > 0 or gazetteer.level(place) == 6  # 山东临沂 is named in passing, but not in a title
        if counts and is_own(folded, start, end):
            yield Mention(passage.quote(start, end), place, max(weight, HINT))
    for body in _MASKED_BODY.finditer(folded) if MASK in folded else ():
        if is_own(folded, *body.span("of")):
            yield Mention(passage.quote(*body.span("of")), gazetteer.provinces()[body["of"]], max(weight, ENOUGH))
    for branch in _BRANCH.finditer(folded) if "分局" in folded else ():
        alone = branch["line"] is not None
        stem, end = branch["of"], branch.start() + 1
        if district := stems.counties().get(stem) if alone else _district(folded, end, stem):
            yield Mention(passage.quote(*branch.span("of")), district, max(weight, SIGNED))


def _district(folded: str, end: int, stem: str) -> str | None:
    """The district of this short name in the city whose name ends there."""
    starts = range(max(0, end - 5), end)
    cities = {code for start in starts for code in gazetteer.codes().get(folded[start:end], ())}
    inside = sorted(code for city in cities for code in gazetteer.counties(city))
    return next((code for code in inside if gazetteer.stem(code) == stem), None)
