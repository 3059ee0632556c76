"""Describe: where, when, by whom and of what kind a part is, and what was done to its words.

`description` asks for each field: `kind`, `period`, `organisation` and `sector` here, the region in `cleaners.region`.
`masks` and `rewording` find what sites hid or replaced, and `verbs` whether a text reports or plans. The words that
tell each stand in the tables beside the modules.

All rules read *folded* text (simplified, half-width, masks as one character), which is as long as what is written. The
*heading* is the folded title. *Evidence* is the words that gave a value, as the document writes them. A value without
evidence is None.
"""

from crawler.cleaners.describe.description import Description, describe, describe_each

__all__ = ["Description", "describe", "describe_each"]
