"""How answers are shown: tables on a terminal, jsonl and csv in a pipe."""
