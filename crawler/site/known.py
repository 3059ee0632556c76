"""The sites that have a file: those of the project, and those of the data folder, which go before them."""

import difflib
import functools
import shutil
from dataclasses import replace
from importlib import resources
from pathlib import Path

from crawler.page import SiteRules
from crawler.site.file import read_site
from crawler.site.learned import copies_file, keys_of, language_file, learned_at, learned_dir
from crawler.site.site import Site, is_name
from indexer.durable import replacing
from indexer.environment import data_dir
from indexer.trouble import Trouble


def sites_dir() -> Path:
    """Where the site files of this data folder stand."""
    return data_dir() / "sites"


def known_sites() -> list[str]:
    """The names of all site files, the data folder's and the project's."""
    packaged = [Path(entry.name) for entry in resources.files("crawler.sites").iterdir()]
    own = sites_dir().glob("*.toml") if sites_dir().is_dir() else ()
    return sorted({path.stem for path in (*packaged, *own) if path.suffix == ".toml"})


def load_site(name_or_path: str) -> Site:
    """The site with this name (the data folder's file goes before the project's), or of the file at this path.

    Raises Trouble where there is none, or where the file has a mistake.
    """
    if is_path(name_or_path):
        path = Path(name_or_path)
        if not path.is_file():
            raise Trouble(f"{name_or_path}: there is no such site file. {_known()}")
        return read_site(path)
    found = _find(name_or_path)
    if found is None:
        close = difflib.get_close_matches(name_or_path, known_sites(), 1)
        hint = f" Did you mean {close[0]}?" if close else ""
        raise Trouble(f"site {name_or_path!r}: no site file has this name.{hint} {_known()}")
    return read_site(found)


def is_path(name_or_path: str) -> bool:
    """Whether this means a file rather than the name of a site."""
    return name_or_path.endswith(".toml") or "/" in name_or_path


def keep_site(path: Path) -> Path:
    """Copy a site file into the data folder, so that a later rebuild knows its rules; returns where it stands."""
    kept = sites_dir() / path.name
    if path.resolve() != kept.resolve():
        try:
            kept.parent.mkdir(parents=True, exist_ok=True)
            with replacing(kept) as part:
                shutil.copyfile(path, part)
        except OSError as error:
            raise Trouble(f"{kept}: the site file cannot be kept here: {error.strerror}") from error
    return kept


def rules_of(site_name: str) -> SiteRules:
    """The rules in the site's file for the inside of its pages, and the lines learned from them.

    A name without a file and without learned lines has only the rules that are learned from all texts: their language,
    and the proofs of copies.
    """
    learned, rules = learned_dir(), SiteRules()
    if is_name(site_name):  # names come from WARC records too, and must not leave the folder
        rules = _rules(site_name, sites_dir(), learned, learned_at(site_name, learned))
    # Asked for each time: these may come to be while a crawl goes on.
    return replace(rules, language=language_file(learned), copies=copies_file(learned))


@functools.lru_cache(maxsize=1_000)
def _rules(site_name: str, _where: Path, learned: Path, _at: int) -> SiteRules:
    path = _find(site_name)
    rules = read_site(path).rules if path else SiteRules()
    return replace(rules, repeated=keys_of(site_name, learned))


def _find(name: str) -> Path | None:
    if not is_name(name):  # names come from WARC records too, and must not leave the folder
        return None
    for folder in (sites_dir(), Path(str(resources.files("crawler.sites")))):
        path = folder / f"{name}.toml"
        if path.is_file():
            return path
    return None


def _known() -> str:
    names = known_sites()
    return f"Known sites: {', '.join(names)}; or give the path of a .toml file." if names else "No site is known yet."
