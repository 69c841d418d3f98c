"""Prints of the fair on paper, through typst."""
