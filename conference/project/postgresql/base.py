"""Django's PostgreSQL, which listens before it asks whether a kept connection still stands."""

import select

from django.db.backends.postgresql import base


class DatabaseWrapper(base.DatabaseWrapper):
    """What `ENGINE` names."""

    def is_usable(self) -> bool:
        """A server that ends a connection says so, or hangs up: while nothing was heard, it stands.

        Django asks the server with every request instead, a tenth of what a look at a badge asks altogether.
        """
        if self.connection is None or self.connection.closed:
            return False
        # Not `select`, which fails where the visitors' own connections have taken the first thousand numbers.
        listening = select.poll()
        listening.register(self.connection.fileno(), select.POLLIN)
        return not listening.poll(0) or super().is_usable()
