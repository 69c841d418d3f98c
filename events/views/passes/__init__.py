"""The pass in the hand, and what its owner does with it. Whoever has the link may."""
