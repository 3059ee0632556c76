"""Characters that are not the author's, or are missing, as the rest of the text proves: letters, marks, numbers."""
