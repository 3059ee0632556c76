"""Helpers for running the commands as services: see docker-compose.yml."""
