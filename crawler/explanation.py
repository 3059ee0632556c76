"""What cleaning made of a page, for people: coloured and wrapped on a terminal, plain lines in a pipe."""

from itertools import chain

from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from crawler.cleaners import Cleaning
from crawler.cleaners.describe.period import why_unknown
from crawler.cleaners.record import Change
from crawler.cleaners.region.places import gazetteer, landmarks, towns
from crawler.cleaners.region.places.revisions import UNDATED
from crawler.cleaners.repair import damage_in, is_suspect
from indexer.amounts import amount
from indexer.plain import safe
from indexer.summary import Summary
from indexer.text import fold

_SHOWN = 300  # characters of one change, and of the beginning of a summary
_END = 100  # characters of a summary's end
_CONTEXT = 16  # characters around a change
_LABEL = 14  # columns of the labels of facts
_NAMED, _MANY = 2, 1000  # places that are named one and all; more than have a town of one name


def explain(cleaning: Cleaning, out: Console, *, whole: bool = False) -> None:
    """Show every stage of a cleaning, in order; `whole`: with all of the text, not only the places of the changes.

    Removed text is red and struck, inserted text is green, what is suspect and stays is yellow; without
    colours they stand in [-…-], {+…+} and [?…?].
    """
    sheet = _Sheet(out)
    page, decoded, article = cleaning.page, cleaning.decoded, cleaning.article
    out.print(Text(safe(page.url), style="bold"), soft_wrap=True)
    lost = f"{decoded.damaged:,} characters lost" if decoded.damaged else "nothing lost"
    sheet.stage("decode", f"{decoded.encoding}: {decoded.evidence}; {lost}")
    sheet.changes(decoded.changes)
    sheet.stage("article", f"“{article.title}”, {len(article.text):,} characters")
    if left := len(page.continuations) + 1 - cleaning.pages:
        sheet.fact("left out", f"the last {amount(left, 'page')}: the first of them repeats one before it")
    if cleaning.pages > 1:
        sheet.fact("joined with", amount(cleaning.pages - 1, "further page"))
    if page.is_short:
        sheet.fact("not whole", "its next page, or the end of a page, has not come")
    sheet.fact("published", article.published, article.published_evidence)
    sheet.changes(article.changes)
    steps = cleaning.steps()
    for name, what in (("repair", "repair"), ("strip", "removal"), ("split", "removal")):
        changes, text = steps[name]
        told = amount(len(changes), what)
        if name == "split":
            told = amount(len(cleaning.split.parts), "part") + (f", {told}" if changes else "")
        sheet.stage(name, told)
        if whole and changes:
            sheet.text(sheet.marked(text, changes))
        else:
            sheet.changes(changes, text)
    if cleaning.rejected:
        sheet.stage("rejected", ": ".join(filter(None, (cleaning.rejected, cleaning.rejected_evidence))))
    for summary in cleaning.summaries:
        place = f"summary {summary.part} of {summary.parts}" if summary.parts > 1 else "summary"
        sheet.stage(place, f"“{summary.title or ''}”, {summary.chars:,} characters")
        _describe(sheet, summary)
        long = len(summary.text) > _SHOWN + _END and not whole
        sheet.fact("text", "")
        sheet.text(Text(safe(f"{summary.text[:_SHOWN]} …\n… {summary.text[-_END:]}" if long else summary.text)))


def _describe(sheet: "_Sheet", summary: Summary) -> None:
    sheet.fact("id", summary.id)
    sheet.fact("kind", summary.kind, "; ".join(summary.kind_evidence))
    if summary.period:
        span = f"({summary.period_start} … {summary.period_end})"
        sheet.fact("period", f"{summary.period} {span}", "; ".join(summary.period_evidence))
    elif "year-conflict" in summary.flags:
        sheet.fact("period", "unknown, for the text does not bear out the year of its title")
    else:
        sheet.fact("period", f"unknown, for {why_unknown(summary.title, fold(summary.text))}")
    place = " ".join(filter(None, (summary.province, summary.city, summary.county, summary.adcode)))
    sure = f" ({summary.region_confidence:.0%})" if summary.region_confidence is not None else ""
    words = [_with_its_place(word, summary) for word in summary.region_evidence]
    sheet.fact("region", f"{place}{sure}" if place else None, "; ".join(words))
    named = ", ".join(filter(None, (summary.organisation, summary.organisation_type)))
    sheet.fact("organisation", named or None, "; ".join(summary.organisation_evidence))
    sheet.fact("sector", summary.sector, "; ".join(summary.sector_evidence))
    damage = damage_in(summary.text)
    sheet.fact("flags", ", ".join(summary.flags) or "none", f"damaged: {damage}" if damage else None)


def _with_its_place(word: str, summary: Summary) -> str:
    """A word of a region's evidence, and whose it is where it does not say: 窑湾 (新沂市), 石桥镇 (of 21 places)."""
    name, then = fold(word), UNDATED if summary.year is None else summary.year
    told = (fold(its) for its in (summary.province, summary.city, summary.county) if its)
    if name in gazetteer.codes() or any(its.startswith(name) for its in told):
        return word
    local = [landmarks.codes()[one] for one, *_ in landmarks.lexicon().found(name)]
    known = [towns.codes().get(name, ()), towns.counties_of(name, _MANY), *gazetteer.called().get(name, {}).values()]
    codes = {gazetteer.as_of(code, then) for code in chain(*(local or known))}
    places = sorted(filter(None, {gazetteer.name(code, then) for code in codes}))
    few = ", ".join(places) if len(places) <= _NAMED else f"of {len(places)} places"
    return f"{word} ({few})" if places else word


class _Sheet:
    """Lines of labels and values: in two columns, the second wrapped, on a terminal; unwrapped in a pipe."""

    def __init__(self, out: Console):
        self._out = out
        plain = out.color_system is None
        self._before, self._after, self._stays = (
            (("[-", "-]"), ("{+", "+}"), ("[?", "?]")) if plain else (("", ""),) * 3
        )

    def stage(self, name: str, what: str) -> None:
        self._row(Text(name, "bold cyan"), Text(safe(what)), _LABEL + 2, 0)

    def fact(self, name: str, value: str | None, evidence: str | None = None) -> None:
        shown = Text("unknown", "dim") if value is None else Text(safe(value))
        if value and evidence:
            shown.append(f"  ← {safe(evidence)}", style="dim")
        self._row(Text(name), shown, _LABEL, 2)

    def text(self, text: Text) -> None:
        """A text on lines of its own."""
        for line in text.split("\n"):
            if self._out.is_terminal:
                self._out.print(Padding(line, (0, 0, 0, 4)), overflow="fold")
            else:
                self._out.print(Text("    ").append_text(line), soft_wrap=True)

    def changes(self, changes: tuple[Change, ...], text: str = "") -> None:
        """Each change under its rule's name, with a little of the `text` around it if that is known."""
        width = max((cell_len(safe(change.rule)) for change in changes), default=0)
        for change in sorted(changes, key=lambda change: change.start):
            left, right = change.around(text, _CONTEXT)
            shown = Text(safe(left))
            shown.append_text(self._marked(change, _SHOWN)).append(safe(right))
            self._row(Text(safe(change.rule), "yellow"), shown, width, 2)

    def marked(self, text: str, changes: tuple[Change, ...]) -> Text:
        """A whole text with all changes in their places."""
        shown = Text()
        place = 0
        for change in sorted(changes, key=lambda change: change.start):
            if change.start >= place:
                shown.append(safe(text[place : change.start])).append_text(self._marked(change, len(change.before)))
                place = change.start + len(change.before)
        return shown.append(safe(text[place:]))

    def _marked(self, change: Change, most: int) -> Text:
        if is_suspect(change):
            return Text(f"{self._stays[0]}{safe(change.before)}{self._stays[1]}", style="yellow underline")
        shown = Text()
        if change.before:
            cut = f" … ({len(change.before):,} characters)" if len(change.before) > most else ""
            before = change.before[:most] + cut
            if most == _SHOWN:
                before = before.replace("\n", " ⏎ ")
            shown.append(f"{self._before[0]}{safe(before)}{self._before[1]}", style="red strike")
        if change.after:
            shown.append(f"{self._after[0]}{safe(change.after)}{self._after[1]}", style="green")
        return shown

    def _row(self, label: Text, value: Text, width: int, indent: int) -> None:
        if self._out.is_terminal:
            row = Table.grid(padding=(0, 2, 0, 0))
            row.add_column(width=width, no_wrap=True)
            row.add_column(overflow="fold")
            row.add_row(label, value)
            self._out.print(Padding(row, (0, 0, 0, indent)))
        else:
            padding = " " * max(0, width - cell_len(label.plain)) + "  "
            shown = Text(" " * indent).append_text(label).append(padding if value.plain else "").append_text(value)
            self._out.print(shown, soft_wrap=True)
