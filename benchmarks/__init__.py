"""Speed beside peers, in one run: read the ratios, the absolute figures move with the machine."""
