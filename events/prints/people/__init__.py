"""What names people on paper: plates, invitations, lists, certificates, envelopes; and the signs at the doors.

Each kind is a frozen dataclass that says what stands on each piece (`contents`) and makes the file of it, so that
the print log compares exactly what is printed.
"""
