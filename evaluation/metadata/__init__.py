"""Where, when, by whom and of what kind: measured on texts written for it, with answers that a careful reader gives."""
