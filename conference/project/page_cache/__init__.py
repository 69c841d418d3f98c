"""Public pages, kept ready in each process and answered before Django begins.

`front` is the door: it knows which requests may be answered with a kept page (`asked`), whether the page
is still what Django would say (`currency`), keeps the answers (`store`), and sees to it that one is made
by one thread while the others wait (`making`). `page` is an answer with its headers and codings.
"""
