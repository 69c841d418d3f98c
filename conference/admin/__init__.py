"""The admin, one module a topic. Importing this registers all of them."""

from conference.admin import documents, editions, history, provinces, rotation, staff

__all__ = ["documents", "editions", "history", "provinces", "rotation", "staff"]
