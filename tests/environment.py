"""A pytest plugin that is loaded before Django's settings: what production asks for, harmless here."""

import atexit
import os
import shutil
import tempfile

# Tests see production, whatever the developer's shell is set to; DATABASE_URL alone chooses what they run on.
os.environ |= {
    "DEBUG": "0",
    "DEMO": "0",
    "SECRET_KEY": "only-for-tests-" + "x" * 50,
    "ALLOWED_HOSTS": "testserver,127.0.0.1,localhost",
    "TRUSTED_PROXY": "192.0.2.1",
}
os.environ.setdefault("DATABASE_URL", "sqlite:///:memory:")


_made: list[str] = []


def _folder(variable: str) -> None:
    os.environ[variable] = tempfile.mkdtemp(prefix="luanluu-tests-")
    _made.append(os.environ[variable])


@atexit.register
def tidy() -> None:
    """Leave no folder behind; for whoever ends without Python's own farewell."""
    for folder in _made:
        shutil.rmtree(folder, ignore_errors=True)


# pytest-xdist's workers share the folder of the process that started them.
if "PYTEST_XDIST_WORKER" not in os.environ:
    _folder("MEDIA_ROOT")
# What is made once a run (`tests.once`) goes with the process that began the run.
if "TESTS_FOLDER" not in os.environ:
    _folder("TESTS_FOLDER")
