"""Draws the README's picture from the sample site's index: `make picture`, after `make demo`."""

import io
import re
from html import unescape
from itertools import islice
from pathlib import Path

from rich.cells import cell_len
from rich.console import Console

from indexer.filters import Filters
from indexer.index import open_index
from indexer.query import parse
from search_cli.concordance import concordance
from search_cli.counts import count, total
from search_cli.present import typeface
from search_cli.present.columns import show_counts
from search_cli.present.table import show_lines

FIELDS = ["province"]
_TEXT = re.compile(r'<text [^>]*textLength="(?P<length>[\d.]+)"[^>]*>(?P<content>[^<]*)</text>')


def main() -> None:
    out = Console(record=True, width=110, file=io.StringIO(), force_terminal=True, highlight=False)
    query = parse("平安校园")
    with open_index("data/demo/index") as reader:
        out.print("$ summaries kwic 平安校园 --limit 12", style="bold green")
        show_lines(out, islice(concordance(reader.documents(query, Filters()), query, 30), 12), 30)
        out.print("\n$ summaries count 平安校园 --by province --limit 9", style="bold green")
        rows = count(reader.groups(query, Filters(), FIELDS), reader.bases(Filters(), FIELDS), query)
        show_counts(out, rows[:9], FIELDS, total(rows))
    # The picture is whole in itself: it asks no other host for a font.
    drawn = re.sub(r"@font-face \{.*?\}\s*|<!--.*?-->\s*", "", out.export_svg(title="summaries"), flags=re.DOTALL)
    Path("docs/kwic.svg").write_text(_with_letters(_TEXT.sub(_in_cells, drawn)), "utf-8")


def _with_letters(drawn: str) -> str:
    """The picture with the Chinese letters that it shows, for machines that have none."""
    shown = "".join({char for char in unescape(drawn) if ord(char) > 0x2E7F})
    face = f'@font-face{{font-family:"{typeface.FAMILY}";src:url({typeface.embedded([shown])}) format("woff2")}}'
    drawn = drawn.replace("<style>", f"<style>{face}", 1)
    return drawn.replace("Fira Code, monospace", f'Fira Code, ui-monospace, "{typeface.FAMILY}", monospace')


def _in_cells(text: re.Match[str]) -> str:
    """The element with the length of its cells: Chinese characters take two, and rich counts one."""
    one = float(text["length"]) / max(1, len(unescape(text["content"])))
    return text[0].replace(f'"{text["length"]}"', f'"{one * cell_len(unescape(text["content"])):g}"', 1)


if __name__ == "__main__":
    main()
