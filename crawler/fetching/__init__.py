"""Asking a site for its pages: within its bounds, with a guest's manners, and what comes of it."""
