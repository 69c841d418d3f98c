"""The published programme for other programs. Pure: a `Source` in, bytes out. docs/feeds.md tells the shapes."""
