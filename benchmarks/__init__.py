"""Speed beside peers, in one run. Read the ratios: absolute figures vary with the machine."""
