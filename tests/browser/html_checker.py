"""The Nu HTML checker as a service of its own: starting it costs as much as checking a hundred pages."""

import json
import shutil
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tests.browser.site import ROOT, free_port

Check = Callable[[bytes], list[str]]

JAR = ROOT / "frontend" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
MISSING = "needs the npm package vnu-jar (npm ci in frontend/) and a Java runtime (default-jre-headless)"
# Its grammars are read recursively: the usual stack is too small. A short life is not worth the second compiler.
JAVA = ["java", "-Xss4m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]
LOCAL = "-Dnu.validator.servlet.bind-address=127.0.0.1"
PATIENCE = 120


def found() -> bool:
    """Whether the machine has the checker and a Java to run it."""
    return JAR.exists() and shutil.which("java") is not None


@contextmanager
def running() -> Iterator[Check]:
    """A function that names the errors in a page; it waits for the checker the first time."""
    address = f"http://127.0.0.1:{(port := free_port())}/"
    command = [*JAVA, LOCAL, "-cp", str(JAR), "nu.validator.servlet.Main", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as service:
        try:
            yield lambda page: _errors(address, page, service)
        finally:
            service.kill()


def _errors(address: str, page: bytes, service: "subprocess.Popen[bytes]") -> list[str]:
    asked = urllib.request.Request(
        f"{address}?out=json&level=error", data=page, headers={"Content-Type": "text/html; charset=utf-8"}
    )
    for _ in range(PATIENCE * 5):
        try:
            with urllib.request.urlopen(asked, timeout=PATIENCE) as answer:
                return [_told(one) for one in json.load(answer)["messages"]]
        except urllib.error.URLError:
            assert service.poll() is None, "the HTML checker ended"
            time.sleep(0.2)
    raise TimeoutError(f"the HTML checker did not answer in {PATIENCE} s")


def _told(message: dict[str, object]) -> str:
    return f"line {message.get('lastLine', '?')}: {message['message']} …{message.get('extract', '')}"
