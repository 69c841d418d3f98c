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
# pytest-xdist's workers share the folder of the process that started them.
if "PYTEST_XDIST_WORKER" not in os.environ:
    os.environ["MEDIA_ROOT"] = tempfile.mkdtemp(prefix="luanluu-media-")
    atexit.register(shutil.rmtree, os.environ["MEDIA_ROOT"], ignore_errors=True)
