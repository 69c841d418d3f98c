"""Django's own list of what a deployment forgets finds nothing."""

from tests.conference.project.commands import PRODUCTION, manage


def test_check_deploy_is_clean_with_production_settings() -> None:
    checked = manage("check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)
    assert checked.returncode == 0, checked.stderr
    assert "no issues (0 silenced)" in checked.stdout
