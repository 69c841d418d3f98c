"""What `make check` holds the tree to, besides its tests."""
