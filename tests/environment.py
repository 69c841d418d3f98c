"""A pytest plugin that is loaded before Django's settings: what production asks for, harmless here."""

import atexit
import os
import shutil
import tempfile

# Tests see production, whatever the developer's shell is set to.
os.environ.update({"DEBUG": "0", "DEMO": "0"})
os.environ.setdefault("SECRET_KEY", "only-for-tests-" + "x" * 50)
os.environ.setdefault("ALLOWED_HOSTS", "testserver,127.0.0.1,localhost")
os.environ.setdefault("TRUSTED_PROXY", "192.0.2.1")
os.environ.setdefault("DATABASE_URL", "sqlite:///:memory:")
if "MEDIA_ROOT" not in os.environ:
    os.environ["MEDIA_ROOT"] = tempfile.mkdtemp(prefix="luanluu-media-")
    atexit.register(shutil.rmtree, os.environ["MEDIA_ROOT"], ignore_errors=True)
