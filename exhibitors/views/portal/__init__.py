"""The pages of an exhibitor: whoever holds one of its links may."""
