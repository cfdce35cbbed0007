#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A researcher's first project, in the real window: from the start page to an exported report.

test-workbench.py WHENCE WHENCE-CLI"""

import json
import pathlib
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True

try:
    import e2e
except (ImportError, ValueError) as error:
    print(f"1..0 # SKIP the accessible tree cannot be read: {error}")
    sys.exit(0)

TEXT = ("Marta Eide said on Monday that the harbour is full. "
        "The port office calls that wrong.")


class Workbench:
    def __init__(self, whence, cli, folder):
        self.cli = cli
        self.project = folder / "harbour.whence"
        self.report = folder / "harbour.html"
        self.whence = whence
        self.app = e2e.App(whence)

    def read(self):
        return json.loads(self.project.read_text(encoding="utf-8"))

    def new_project(self):
        self.app.focus()
        self.app.press("button", contains="New Project")
        self.app.find("label", contains="Not saved")

    def add_text(self):
        self.app.press("button", name="Add")
        self.app.press("menu item", contains="Add Text")
        dialog = self.app.find(("dialog", "frame"), name="Add Text")
        self.app.focus()
        self.app.click(self.app.find("text", name="Text"))
        self.app.type(TEXT)
        self.app.press("button", contains="Add", under=dialog)
        self.app.find(("text", "document text"), contains="Marta Eide said")

    def mark_entity(self):
        self.app.focus()
        self.app.click(self.view())
        self.app.keys("ctrl+Home", "ctrl+shift+Right", "ctrl+shift+Right", "e")
        self.app.find("text", name="Name of the entity")
        self.app.keys("Return")
        self.app.find("list item", contains="Marta Eide")

    def mark_claim(self):
        self.app.focus()
        self.app.click(self.view())
        self.app.keys("ctrl+Home", "shift+End", "c")
        self.app.find("text", contains="Claim")
        self.app.keys("ctrl+Return")
        self.app.find("list item", contains="harbour is full", under=self.list("Claims"))

    def undo_and_redo(self):
        self.app.focus()
        self.app.click(self.view())
        self.app.keys("ctrl+z")
        e2e.wait_for("the claim to go", lambda: not self.app.has(
            "list item", contains="harbour is full", under=self.list("Claims")))
        self.app.keys("ctrl+shift+z")
        self.app.find("list item", contains="harbour is full", under=self.list("Claims"))

    def list(self, name):
        return self.app.find("list", name=name)

    def view(self):
        return self.app.find(("text", "document text"), contains="Marta Eide said")

    def choose_file(self, path):
        """Types a path into a file chooser that has just been asked for."""
        self.app.find("text", contains="Name:")
        self.app.focus()
        self.app.keys("ctrl+a")
        self.app.type(str(path))
        self.app.keys("Return")

    def save(self):
        self.app.focus()
        self.app.keys("ctrl+s")
        self.choose_file(self.project)
        e2e.wait_for("the project file", self.project.exists)
        self.app.find("label", contains="All changes saved")
        saved = self.read()
        assert saved["entities"][0]["name"] == "Marta Eide", saved
        assert saved["entities"][0]["mentions"][0]["exact"] == "Marta Eide", saved
        evidence = saved["claims"][0]["evidence"][0]
        assert saved["sources"][0]["text"][evidence["start"]:evidence["end"]] == evidence["exact"]

    def export(self):
        self.app.focus()
        self.app.keys("ctrl+e")
        dialog = self.app.find(("dialog", "frame"), name="Export")
        self.app.press("button", contains="Export…", under=dialog)
        self.choose_file(self.report)
        e2e.wait_for("the report", self.report.exists)
        html = self.report.read_text(encoding="utf-8")
        assert "Marta Eide" in html and "<script" not in html

    def check(self):
        subprocess.run([self.cli, "check", str(self.project)], check=True,
                       stdout=subprocess.DEVNULL)

    def reopen(self):
        self.app.end()
        self.app = e2e.App(self.whence, str(self.project))
        self.app.find("list item", contains="Marta Eide")
        self.view()

    def end(self):
        self.app.end()


def main():
    tap = e2e.Tap()
    with tempfile.TemporaryDirectory(prefix="whence-e2e-") as folder:
        bench = Workbench(sys.argv[1], sys.argv[2], pathlib.Path(folder))
        for name in ("new_project", "add_text", "mark_entity", "mark_claim", "undo_and_redo",
                     "save", "export", "check", "reopen", "end"):
            tap.run(f"/e2e/{name.replace('_', '-')}", getattr(bench, name))
            if tap.failed:
                break
        bench.app.process.kill()
    return tap.end()


sys.exit(main())
