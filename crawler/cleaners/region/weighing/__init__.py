"""Collect the evidence for places."""
