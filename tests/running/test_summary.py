"""What `make test` reads from pytest's reports, and what it says of them."""

from pathlib import Path

import pytest

from tests.__main__ import split
from tests.running import summary
from tests.running.parts import Outcome, read

REPORT = """<testsuites><testsuite tests="5" failures="1" errors="1" skipped="1">
<testcase classname="tests.a" name="test_one"/><testcase classname="tests.a" name="test_two"/>
<testcase classname="tests.a" name="test_three"><failure message="no"/></testcase>
<testcase classname="tests.a" name="test_four"><error message="no"/></testcase>
<testcase classname="tests.a" name="test_five"><skipped message="no npm"/></testcase>
</testsuite></testsuites>"""
ALL_WELL = Outcome("SQLite", passed=3)
SKIPPED = Outcome("browser", skips=("the whole part: no Chromium",))
FAILED = Outcome("PostgreSQL", passed=2, failed=1)


def test_the_counts_and_reasons_come_from_the_report(tmp_path: Path) -> None:
    report = tmp_path / "report.xml"
    report.write_text(REPORT)
    assert read("SQLite", 1, report) == Outcome("SQLite", 2, 2, ("tests.a.test_five: no npm",))


def test_without_a_report_the_part_is_in_trouble(tmp_path: Path) -> None:
    assert not read("SQLite", 4, tmp_path / "none.xml").holds(strictly=False)


@pytest.mark.parametrize("code", [2, 3, 4, 5, -9])
def test_an_exit_code_that_the_counts_do_not_explain_is_trouble(tmp_path: Path, code: int) -> None:
    report = tmp_path / "report.xml"
    report.write_text('<testsuites><testsuite tests="0"/></testsuites>')
    assert read("SQLite", code, report).trouble


@pytest.mark.parametrize(
    ("outcome", "leniently", "strictly"), [(ALL_WELL, True, True), (SKIPPED, True, False), (FAILED, False, False)]
)
def test_a_skip_fails_a_strict_run_only(outcome: Outcome, leniently: bool, strictly: bool) -> None:
    assert (outcome.holds(strictly=False), outcome.holds(strictly=True)) == (leniently, strictly)


def test_the_totals_stand_alone_on_the_last_line() -> None:
    told = list(summary.lines([ALL_WELL, SKIPPED, FAILED], strictly=False))
    assert told[-1] == "5 passed, 1 failed, 1 skipped"
    assert "no Chromium" in "\n".join(told)


def test_a_part_in_trouble_counts_as_a_failure() -> None:
    told = list(summary.lines([Outcome("PostgreSQL", trouble="no server")], strictly=False))
    assert told[-1] == "0 passed, 1 failed, 0 skipped"


def test_what_follows_two_dashes_is_for_pytest() -> None:
    assert split(["sqlite", "--", "-k", "flag"]) == (["sqlite"], ["-k", "flag"])
    assert split([]) == ([], [])
