"""The commands of `scrapy`; what it says of a name that is none of them."""

from difflib import get_close_matches
from pkgutil import iter_modules

from scrapy import cmdline

from indexer.ending import tell


def _tell_unknown(settings: object, cmdname: str, inproject: bool) -> None:
    own = [module.name for module in iter_modules(__path__)]
    near = get_close_matches(cmdname, own, 1)
    meant = f"did you mean {near[0]}?" if near else f"there are {', '.join(own)}"
    tell(f"scrapy {cmdname}: there is no such command; {meant}")


# Scrapy's own words stand on stdout, and name no command that may have been meant. There is no public way to replace
# them: a Scrapy without this function says them again.
cmdline._print_unknown_command = _tell_unknown
