"""The locks are compared by name where the package index cannot be reached."""

from checks.locks import asked_for, locked_for

ASKED = """# What the product runs on.
-r base.in
Django>=5.2,<5.3
tablib[xlsx]
ruamel.yaml
"""
LOCKED = """# made by make lock
django==5.2.8 \\
    --hash=sha256:00
    # via
    #   -r requirements.in
    #   django-csp
openpyxl==3.1 \\
    --hash=sha256:00
    # via tablib
ruamel-yaml==0.18 \\
    --hash=sha256:00
    # via -r requirements.in
tablib==3.9 ; sys_platform != 'win32' \\
    --hash=sha256:00
    # via -r requirements.in
"""


def test_names_are_compared_as_pip_compares_them() -> None:
    assert asked_for(ASKED) == {"django", "tablib", "ruamel-yaml"}
    assert locked_for(LOCKED, "requirements.in") == asked_for(ASKED)
