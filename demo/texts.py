"""Invented summaries, drawn from the sentence banks: each with what it says of itself."""

import random
import re
from dataclasses import dataclass

from demo.words import CLOSINGS, GENERAL, HEADINGS, PLACES, SECTORS, TOWNS, Sector


@dataclass(frozen=True, slots=True)
class Document:
    """A text and what it says of itself; None where it is masked."""

    title: str
    paragraphs: tuple[str, ...]
    province: str | None
    city: str | None
    county: str | None
    year: int | None
    kind: str

    @property
    def text(self) -> str:
        return "\n".join(self.paragraphs)


def write(random_: random.Random, number: int, *, short: bool = False, sector: Sector | None = None) -> Document:
    """A summary of 600 to 1,700 characters; `short`: one of 300 to 400, as a part of a compilation."""

    def filled(sentence: str) -> str:
        draw = random_.randint
        return sentence.format(a=draw(3, 98), b=draw(12, 980), c=draw(110, 6800), town=random_.choice(TOWNS))

    # Uneven on purpose: provinces, years and phrases that are spread evenly would show nothing when counted.
    province, city, county = PLACES[number % 23 % len(PLACES)] if number % 3 else random_.choice(PLACES[:6])
    sector = sector or SECTORS[random_.choices(range(len(SECTORS)), (5, 4, 3, 2, 2, 2, 3))[0]]
    year = random_.choice((2005, 2006, 2007, 2008, 2008, 2009, 2009, 2010, 2011, 2012))
    kind = random_.choices(("工作总结", "工作计划", "工作报告"), (7, 1, 1))[0]
    done = list(sector.done)
    general = list(GENERAL)
    random_.shuffle(done)
    random_.shuffle(general)
    heads = random_.choice(HEADINGS)
    organisation = f"{county}{sector.organisation}"
    opening = (
        f"{year}年，在{city}委、市政府和{county}委、县政府的正确领导下，{sector.opening}现将{year}年工作情况报告如下："
    )
    if kind == "工作计划":
        opening = f"为做好{year}年的各项工作，根据{city}和{county}的统一部署，{organisation}制定如下计划。"
        opening += sector.opening
    if short:
        paragraphs = [opening, heads[0], *map(filled, done[:3]), heads[1], filled(general[0])]
    else:
        paragraphs = [opening, heads[0], *map(filled, done[: random_.randint(5, 6)])]
        if sector.organisation.endswith("人民政府"):  # a government reports on everything
            others = [random_.sample(other.done, 3) for other in SECTORS if other != sector]
            paragraphs += [filled(sentence) for sentences in others for sentence in sentences]
        paragraphs += [heads[1], *map(filled, general[: random_.randint(5, 9)])]
        paragraphs += [heads[2], filled(random_.choice(sector.problems))]
        paragraphs += [heads[3], filled(random_.choice(sector.plans))]
    paragraphs.append(random_.choice(CLOSINGS).format(county=county, topic=sector.topic))
    title = f"{organisation}{year}年{kind}"
    return Document(title, tuple(paragraphs), province, city, county, year, kind)


def masked(document: Document) -> Document:
    """The text as a copying site leaves it: year and names under masks."""

    def mask(text: str) -> str:
        for name, hidden in ((document.county, "**县"), (document.city, "**市"), (document.province, "**省")):
            text = text.replace(name or "", hidden)
        return re.sub(r"20\d\d(?=年)", "20xx", text)

    paragraphs = tuple(mask(paragraph) for paragraph in document.paragraphs)
    return Document(mask(document.title), paragraphs, None, None, None, None, document.kind)
