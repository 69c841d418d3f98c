"""The draft programme at the desk. Every page is of one edition, by its id."""
