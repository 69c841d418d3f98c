"""The fair in the admin: it is found and read here; what changes it is done at the desk, by the writers."""

from exhibitors.admin import applications, exhibitors

__all__ = ["applications", "exhibitors"]
