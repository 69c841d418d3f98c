"""The policy on what a page may load and run; that no page breaks it is seen in `test_every_page`."""

from collections.abc import Callable

from playwright.sync_api import Page


def test_the_policy_is_strict(page_of: Callable[[str], Page]) -> None:
    for path, role in [("/", ""), ("/desk/", "ministry"), ("/admin/", "ministry")]:
        answer = page_of(role).goto(path)
        assert answer is not None
        policy = answer.headers["content-security-policy"]
        assert "unsafe" not in policy
        assert "script-src 'self'" in policy
        assert "style-src 'self'" in policy
