"""A picture of counts as a file: which chart suits the fields, and SVG, PNG or a page of its own."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from html import escape
from pathlib import Path
from tempfile import NamedTemporaryFile

from indexer.amounts import amount, summaries
from indexer.trouble import Trouble
from search_cli.counts import Row, Series
from search_cli.first_use import Uses, first_by, not_first_by
from search_cli.present import typeface
from search_cli.present.charts.bars import bars, name_of
from search_cli.present.charts.first_use import FirstUse, first_use_map
from search_cli.present.charts.heat import heat_map
from search_cli.present.charts.lines import lines
from search_cli.present.charts.measure import PER_MILLION, Measure
from search_cli.present.charts.plot import Plot, Words, framed
from search_cli.present.charts.provinces import province_map
from search_cli.present.charts.spread import measure_of, spread_curve
from search_cli.present.files import write_bytes
from search_cli.present.provenance import Provenance
from search_cli.present.svg import INK, dark_style
from search_cli.present.wording import group_name, left_out, without_unit
from search_cli.spread import Year, several

SUFFIXES = (".svg", ".png", ".html")
_FIGURES = ("summaries", "occurrences", "characters", "per million", "share")
_ZOOM = 2.0  # pixels of a PNG to one of the drawing


def plot_of(series: Series, by: Sequence[str], measure: Measure = PER_MILLION) -> Plot:
    """The chart that suits: lines over years, a map for provinces, a heat map for two fields, else bars.

    `series` gives the rows of each phrase; more than one phrase is drawn over years only. Raises Trouble where there
    is no chart for the fields.
    """
    rows = next(iter(series.values()))
    if list(by) == ["year"]:
        return lines(series, measure)
    if len(series) > 1:
        raise Trouble("several phrases are drawn over years only; add --by year, or plot them one by one")
    if list(by) == ["province"]:
        return province_map(rows, measure)
    if len(by) == 2:
        if by[0] == "year":
            rows = [replace(row, key=row.key[::-1]) for row in rows]  # years go across
        return heat_map(rows, measure)
    if len(by) > 2:
        raise Trouble(f"--by {','.join(by)}: a picture shows one field or two, such as --by province,year")
    return bars(rows, measure)


def words_of(wholes: Mapping[str, Row], by: Sequence[str], made: Provenance, measure: Measure = PER_MILLION) -> Words:
    """Title, subtitle and caption of a picture of counts, from the whole of each query's groups, in which a text whose
    copies stand in several groups may be one; the caption says what the figures divide by.
    """
    found = [
        f"{f'{name}: found' if len(wholes) > 1 else 'Found'} {amount(whole.occurrences, 'time')} in "
        f"{summaries(whole.summaries)}."
        for name, whole in wholes.items()
    ]
    size = max(map(measure.base, wholes.values()))
    groups = " and ".join(name.replace("_", " ") for name in by) or "all texts"
    subtitle = " · ".join([f"{measure.title}, by {groups}", *made.narrowed])
    base = f"{' '.join(found)} Base: the {size:,} {measure.base_is} under the same filters, with or without the phrase."
    return Words(" · ".join(wholes), subtitle, (base, *made.sentences()))


def first_use_of(query: str, uses: Uses, provinces: Iterable[str], made: Provenance) -> tuple[Plot, Words]:
    """The first use of a query by province, of all `provinces` that have texts."""
    by = ("province",)
    first = {str(name): FirstUse(int(one.date[:4]), one.certainty) for (name,), one in first_by(uses.first, by)}
    first |= {str(name): FirstUse(None, why) for (name,), why in not_first_by(uses, by).items()}
    says = "One of each cluster of copies counts; a text is dated by its period, else by its site."
    words = Words(query, "First use, by province", (says, *made.sentences()))
    plot = first_use_map({name: first.get(name, FirstUse(None, "never")) for name in provinces})
    return _noted(plot, left_out(uses, by)), words


def spread_of(query: str, years: Sequence[Year], level: str, unplaced: int, made: Provenance) -> tuple[Plot, Words]:
    """The spread of a query over the units of a level; so many more summaries have it without a unit or a year."""
    units = several(level)
    last = f"{years[-1].reached:,} of {years[-1].known:,} {units} by {years[-1].year}. " if years else ""
    says = f"{last}Known are those that have texts about this year or an earlier one; the others are in no figure."
    subtitle = " · ".join([measure_of(units).title, *made.narrowed])
    plot = _noted(spread_curve(query, years, units), [without_unit(unplaced, level)] if unplaced else [])
    return plot, Words(query, subtitle, (says, *made.sentences()))


def _noted(plot: Plot, sentences: Iterable[str]) -> Plot:
    """The plot with more of what it does not show."""
    return replace(plot, note=" ".join(filter(None, [plot.note, *(f"{one}." for one in sentences)])))


def suffix_of(path: Path, *, otherwise: str = "") -> str:
    """The kind of picture that a file's name asks for; Trouble where it is none of ours.

    `otherwise` is what else the command can draw on, for the message.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise Trouble(f"--plot {path}: expected a name that ends in {', '.join(SUFFIXES)}{otherwise}")
    return suffix


def write_picture(path: Path, plot: Plot, words: Words, series: Series, by: Sequence[str]) -> None:
    """Write the picture, whole or not at all; Trouble where it cannot be."""
    suffix = suffix_of(path)
    svg = framed(plot, words)
    if suffix == ".svg":
        write_bytes(path, svg.encode())
    elif suffix == ".png":
        write_bytes(path, png(svg))
    else:
        write_bytes(path, page(svg, words, series, by).encode())


def png(svg: str) -> bytes:
    """The picture as PNG, twice its size in pixels."""
    import resvg_py

    if "<text" not in svg:  # labels are outlines
        return bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=_ZOOM, skip_system_fonts=True))
    # Characters that the typeface of the pictures has not come from the system's fonts, where these have them.
    with NamedTemporaryFile(suffix=".otf") as file:
        file.write(typeface.foothold())
        file.flush()
        return bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=_ZOOM, font_files=[file.name]))


def page(svg: str, words: Words, series: Series, by: Sequence[str]) -> str:
    """The picture as a page that needs no other file: the drawing, light or dark, and its figures, if any."""
    keys = [*(["query"] if len(series) > 1 else []), *by]
    head = [*keys, *_FIGURES]
    names = [name_of(row) for rows in series.values() for row in rows]
    style = _style([words.title, words.subtitle, *words.caption, *head, *series, *names, "0123456789,.%?Figures"])
    heads = "".join(f'<th scope="col"{"" if one in keys else " class=n"}>{escape(one)}</th>' for one in head)
    table = (
        '<details><summary>Figures</summary><div class="scroll"><table><thead><tr>'
        f"{heads}</tr></thead><tbody>{''.join(_rows(series))}</tbody></table></div></details>"
    )
    return (
        '<!doctype html><html lang="zh-Hans"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
        f'font-src data:"><title>{escape(words.title)}</title><style>{style}</style></head><body>'
        f"<figure>{svg}</figure>{table if names else ''}</body></html>\n"
    )


def _rows(series: Series) -> Iterator[str]:
    """The rows of the table: the query where there are several, the group, and `_FIGURES`."""
    for name, row in ((name, row) for name, rows in series.items() for row in rows):
        parts = [*([name] if len(series) > 1 else []), *map(group_name, row.key)]
        figures = [f"{row.summaries:,}", f"{row.occurrences:,}", f"{row.characters:,}"]
        figures += [f"{row.per_million:,.2f}", f"{row.share:.1%}"]
        cells = [f"<td>{escape(part)}</td>" for part in parts] + [f'<td class="n">{one}</td>' for one in figures]
        yield f"<tr>{''.join(cells)}</tr>"


def _style(shown: Iterable[str]) -> str:
    """The style sheet of a page with these texts, including the part of the typeface that they need."""
    return (
        f'@font-face{{font-family:"{typeface.FAMILY}";src:url({typeface.embedded(shown)}) format("woff2")}}'
        f"body{{margin:1.5rem auto;max-width:56rem;padding:0 1rem;font:15px/1.6 {typeface.STACK};"
        f"color:{INK['ink']};background:{INK['ground']}}}svg.chart{{max-width:100%;height:auto}}"
        "table{border-collapse:collapse;margin-top:1rem}th,td{padding:.2rem .8rem .2rem 0;text-align:left;"
        "border-bottom:1px solid #8884}.n,th.n{text-align:right;font-variant-numeric:tabular-nums}"
        "figure{margin:0}summary{cursor:pointer}.scroll{overflow-x:auto}"
        "@media (prefers-color-scheme:dark){body{color:#e8edf2;background:#12181f}" + dark_style() + "}"
    )
