"""One visit to a page, and everything that is wrong with it."""

from concurrent.futures import ThreadPoolExecutor

from playwright.sync_api import Page

from tests.browser.axe import axe_findings
from tests.browser.console import overheard
from tests.browser.html_checker import Check


def wrong(page: Page, address: str, check_html: Check | None, *, status: int = 200) -> str:
    """What is wrong with the page there, each finding behind the name of its check; empty where nothing is.

    The HTML is that which the server sent, before any script.
    """
    with overheard(page) as said:
        answer = page.goto(address)
        assert answer is not None
        html = answer.body()
        with ThreadPoolExecutor() as beside:
            errors = beside.submit(check_html, html) if check_html else None
            # While axe looks at it, a script has the time to complain.
            seen = axe_findings(page)
    found = {
        "status": [] if answer.status == status else [f"{answer.status} instead of {status}"],
        "console": said,
        "axe": seen,
        "HTML checker": errors.result() if errors else [],
    }
    return "\n".join(f"{address} --- {check}: {one}" for check, all_of_it in found.items() for one in all_of_it)
