"""How right the software is, measured on texts with known answers."""
