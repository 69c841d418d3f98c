"""Prints on paper: PDF through typst, Word through python-docx, both by the measures of `decree30`."""
