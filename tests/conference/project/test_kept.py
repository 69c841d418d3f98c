"""The command beside the server, started while workers are forked off."""

import subprocess
import sys

import pytest

from tests.conference.project.commands import ROOT, environment

FORKS = """
import os, signal, sys, threading, time
from conference.project.kept import Kept

workers = []

def fork_workers():
    for _ in range(400):
        if not (pid := os.fork()):
            time.sleep(120)
            os._exit(0)
        workers.append(pid)
        time.sleep(0.001)

def start_and_watch():
    kept = Kept([sys.executable, "-S", "-c", "pass"])
    while forking.is_alive():
        kept._run_once()

forking = threading.Thread(target=fork_workers)
watching = threading.Thread(target=start_and_watch, daemon=True)
forking.start()
watching.start()
forking.join()
watching.join(10)
for worker in workers:
    os.kill(worker, signal.SIGKILL)
print("hangs" if watching.is_alive() else "goes on", flush=True)
os._exit(0)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="forks")
def test_a_worker_forked_meanwhile_does_not_hold_up_the_start() -> None:
    done = subprocess.run(
        [sys.executable, "-c", FORKS], cwd=ROOT, env=environment({}), check=True, capture_output=True, text=True
    )
    assert done.stdout.strip() == "goes on"
