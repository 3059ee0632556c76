"""The commands of `summaries`."""

from typing import Any

import click

from indexer.ending import ended
from search_cli.commands.cite import cite
from search_cli.commands.collocates import collocates_command
from search_cli.commands.copy import copy
from search_cli.commands.count import count
from search_cli.commands.export import export
from search_cli.commands.first import first
from search_cli.commands.forms import forms_command
from search_cli.commands.keyness import keyness
from search_cli.commands.kwic import kwic
from search_cli.commands.ngrams import ngrams_command
from search_cli.commands.previous import previous
from search_cli.commands.replay import replay
from search_cli.commands.reuse import reuse
from search_cli.commands.saved import saved
from search_cli.commands.search import search
from search_cli.commands.serve import serve
from search_cli.commands.show import show
from search_cli.commands.similar import similar_command
from search_cli.commands.spread import spread
from search_cli.commands.stats import stats
from search_cli.commands.words import words_command


class _Program(click.Group):
    def invoke(self, context: click.Context) -> Any:
        # Here already, for click itself takes a reader who has had enough of a pipe for a failure.
        return ended(str(context.info_name), lambda: super(_Program, self).invoke(context) or 0)


@click.group(cls=_Program, epilog="Exit status: 0 found, 1 nothing found, 2 trouble, 130 interrupted.")
@click.version_option(package_name="work-summaries", prog_name="summaries")
def cli() -> None:
    """Ask an index of work summaries: exact phrases across regions and years.

    \b
    A query is a phrase, or several:
      平安校园            exactly these characters in a row
      综治 平安           both in one summary (AND may be written)
      综治 OR 平安        either
      综治 NOT 平安       the first without the second
      "(一) 综治"         quoted: with punctuation, parentheses or spaces
      校园 NEAR/10 安全   both within ten characters; BEFORE/10 in this order
      平安?园 平安*建设   one character; a gap within the sentence
      {平安|和谐}校园     either; /第[一二三]次/ a regular expression
      province:河北 year:2006..2010 sure:0.8     fields; @NAME a saved query
    """


for command in (
    search, kwic, count, first, spread, forms_command, collocates_command, words_command, ngrams_command, keyness,
    similar_command, reuse, show, export, cite, stats, saved, copy, replay, previous, serve,
):  # fmt: skip
    cli.add_command(command)
