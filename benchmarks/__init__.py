"""Speed beside peers, in one run. Read the ratios: absolute figures vary with the machine."""

import argparse


def parser_of(name: str, about: str | None) -> argparse.ArgumentParser:
    """For the options of `python -m benchmarks.NAME`; its help is what the module says `about` itself."""
    return argparse.ArgumentParser(
        prog=f"python -m benchmarks.{name}",
        description=about,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
