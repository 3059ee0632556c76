"""What breaks the paragraphs of a text: old line ends, pieces, numbers of pages, blanks."""
