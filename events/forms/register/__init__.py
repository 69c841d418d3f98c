"""The steps of the registration form. What is typed in each is kept as typed, so any of them can be bound again."""
