#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills a window that is editing, and whence-cli, at random moments, and looks whether all that
was done more than a second before is there again.

test-kill.py KILL-CHILD WHENCE-CLI [KILLS]

The number of kills is that of the environment variable WHENCE_KILLS if it is set.
"""

import json
import os
import pathlib
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
import uuid

SETTLED = 1.0
LONGEST = 2.5
WORKERS = 2


def make_project(path, n_mentions):
    """A project with one source, one entity and one claim; and with many mentions."""
    text = "The harbour is full. " * 40
    source, entity = str(uuid.uuid4()), str(uuid.uuid4())
    mentions = [{"id": str(uuid.uuid4()), "source": source, "start": 4, "end": 11,
                 "exact": "harbour", "prefix": "The ", "suffix": text[11:43]}
                for _ in range(n_mentions)]
    project = {
        "format": "whence-project", "version": 1, "id": str(uuid.uuid4()), "title": "0",
        "sources": [{"id": source, "title": "Report", "text": text}],
        "entities": [{"id": entity, "type": "place", "name": "Harbour", "mentions": mentions}],
        "claims": [{"id": str(uuid.uuid4()), "text": "The harbour is full", "kind": "factual",
                    "status": "open"}],
    }
    path.write_text(json.dumps(project, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


class Lost(AssertionError):
    """Something that was acknowledged is not there."""


class Worker(threading.Thread):
    def __init__(self, killer, seed):
        super().__init__()
        self.killer = killer
        self.random = random.Random(seed)
        self.error = None

    def run(self):
        try:
            with tempfile.TemporaryDirectory(prefix="whence-kill-") as folder:
                self.folder = pathlib.Path(folder)
                while self.killer.take():
                    self.kill_one()
        except BaseException as error:
            self.error = error

    def kill_one(self):
        kind = self.random.random()
        if kind < 0.1:
            self.kill_cli()
        else:
            self.kill_window(large=kind < 0.2)

    def environment(self):
        environment = dict(os.environ)
        environment["XDG_STATE_HOME"] = str(self.folder / "state")
        environment.pop("G_DEBUG", None)
        return environment

    def project(self, name, n_mentions):
        path = self.folder / name
        # Now and then from the start, and else from what the last kill left.
        if not path.exists() or self.random.random() < 0.2:
            for left in self.folder.glob(name + "*"):
                left.unlink()
            make_project(path, n_mentions)
        return path

    def check(self, path, large):
        arguments = [self.killer.child, *(["--large"] if large else []), "--check", str(path)]
        result = subprocess.run(arguments, env=self.environment(), capture_output=True, text=True)
        if result.returncode != 0:
            raise Lost(f"the project cannot be opened: {result.stderr}")
        return result.stdout.strip()

    def kill_window(self, large):
        path = self.project("large.whence" if large else "small.whence",
                            20000 if large else 0)
        before = self.check(path, large)
        seed = self.random.randrange(1 << 31)
        arguments = [self.killer.child, *(["--large"] if large else []), str(path), str(seed)]
        process = subprocess.Popen(arguments, env=self.environment(), stdout=subprocess.PIPE,
                                   stderr=subprocess.DEVNULL, text=True)
        states = [(time.monotonic(), before)]
        reader = threading.Thread(target=self.read, args=(process, states))
        reader.start()
        # From the first edit on, as starting takes most of the time.
        while len(states) == 1 and process.poll() is None:
            time.sleep(0.01)
        time.sleep(self.random.uniform(0, LONGEST))
        if process.poll() is not None:
            raise Lost(f"the window ended by itself with {process.returncode}, seed {seed}")
        killed = time.monotonic()
        process.send_signal(signal.SIGKILL)
        process.wait()
        reader.join()

        after = self.check(path, large)
        # The kill may have kept the window from telling of its last edit.
        untold = states[-1][1] == ""
        states = [state for state in states if state[1] != ""]
        settled = max(i for i, (when, _) in enumerate(states)
                      if when <= killed - SETTLED or i == 0)
        found = [i for i, (_, state) in enumerate(states) if state == after]
        if found and max(found) < settled:
            raise Lost(f"{settled} edits were settled, and {found} are there; seed {seed}")
        if not found and not untold:
            raise Lost(f"what is there was never done; seed {seed}")
        self.killer.count(len(states) - 1)

    def read(self, process, states):
        for line in process.stdout:
            if line.endswith("\n"):
                states.append((time.monotonic(), line.strip()))

    def kill_cli(self):
        path = self.project("cli.whence", 500)
        done = int(json.loads(path.read_text(encoding="utf-8"))["title"])
        end = time.monotonic() + self.random.uniform(0, LONGEST / 2)
        while True:
            process = subprocess.Popen(
                [self.killer.cli, "set", str(path), "project", "title", str(done + 1)],
                env=self.environment(), stderr=subprocess.DEVNULL)
            while process.poll() is None and time.monotonic() < end:
                time.sleep(0.0005)
            if process.poll() is None:
                process.send_signal(signal.SIGKILL)
                process.wait()
                break
            if process.returncode != 0:
                raise Lost(f"whence-cli ended with {process.returncode}")
            done += 1
        there = int(json.loads(path.read_text(encoding="utf-8"))["title"])
        if there not in (done, done + 1):
            raise Lost(f"whence-cli: {done} was acknowledged, and {there} is there")
        subprocess.run([self.killer.cli, "check", str(path)], env=self.environment(), check=True,
                       stdout=subprocess.DEVNULL)
        self.killer.count(1)


class Killer:
    def __init__(self, child, cli, n_kills):
        self.child, self.cli = child, cli
        self.left = n_kills
        self.n_kills = 0
        self.n_edits = 0
        self.lock = threading.Lock()

    def take(self):
        with self.lock:
            self.left -= 1
            return self.left >= 0

    def count(self, n_edits):
        with self.lock:
            self.n_kills += 1
            self.n_edits += n_edits


def main():
    n_kills = int(os.environ.get("WHENCE_KILLS", sys.argv[3] if len(sys.argv) > 3 else "50"))
    seed = int(os.environ.get("WHENCE_KILL_SEED", random.randrange(1 << 31)))
    killer = Killer(sys.argv[1], sys.argv[2], n_kills)
    workers = [Worker(killer, seed + i) for i in range(WORKERS)]
    print(f"# seed {seed}", flush=True)
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    errors = [worker.error for worker in workers if worker.error is not None]
    for error in errors:
        print(f"# {type(error).__name__}: {error}")
    print(f"# {killer.n_kills} kills, {killer.n_edits} edits")
    print(f"{'not ok' if errors else 'ok'} 1 /kill\n1..1", flush=True)
    return 1 if errors else 0


sys.exit(main())
