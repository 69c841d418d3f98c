"""What is stored of the fair, one module a topic."""

from exhibitors.models.hall import Booth, BoothType, Hall, Landmark

__all__ = [
    "Booth",
    "BoothType",
    "Hall",
    "Landmark",
]
