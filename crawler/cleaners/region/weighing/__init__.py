"""Collect the evidence for places, and decide for which place it is enough."""
