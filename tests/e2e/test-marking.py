#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Marks with two keys, and all occurrences of a name, in the real window and by keyboard alone.

test-marking.py WHENCE WHENCE-CLI"""

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

FIRST = "Marta Eide came. Eide’s boat left. Eide Street is closed."
SECOND = "The boat of Marta\nEide is late."


class Marking:
    def __init__(self, whence, cli, folder):
        self.cli = cli
        self.project = folder / "boat.whence"
        (folder / "first.txt").write_text(FIRST, encoding="utf-8")
        (folder / "second.txt").write_text(SECOND, encoding="utf-8")
        self.run("new", self.project)
        self.run("import", self.project, folder / "first.txt", folder / "second.txt")
        eide = self.run("add", "entity", self.project, "--type", "person", "--name", "Marta Eide")
        self.run("set", self.project, eide, "aliases", "Eide")
        street = self.run("add", "entity", self.project, "--type", "place", "--name",
                          "Eide Street")
        self.run("add", "mention", self.project, "--entity", street, "--all")
        self.app = e2e.App(whence, str(self.project))

    def run(self, *words):
        return subprocess.run([self.cli, *map(str, words)], check=True, capture_output=True,
                              text=True).stdout.strip()

    def view(self):
        return self.app.find(("text", "document text"), contains="Eide’s boat")

    def saved_mentions(self, n):
        """Saves, and returns the words of the mentions, of which there are to be n."""
        self.app.focus()
        self.app.click(self.view())
        self.app.keys("ctrl+s")

        def read():
            mentions = json.loads(self.project.read_text(encoding="utf-8"))["entities"][0].get(
                "mentions", [])
            return len(mentions) == n and [mention["exact"] for mention in mentions]

        return e2e.wait_for(f"{n} mentions in the file", read)

    def two_keys(self):
        self.app.focus()
        self.app.click(self.view())
        self.app.keys("ctrl+Home", "ctrl+shift+Right", "ctrl+shift+Right", "e")
        self.app.find("text", name="Name of the entity")
        self.app.keys("Return")
        assert self.saved_mentions(1) == ["Marta Eide"]

    def all(self):
        self.app.focus()
        self.app.click(self.view())
        self.app.keys("ctrl+Home", "ctrl+shift+Right", "ctrl+shift+Right", "a")
        dialog = self.app.find(("dialog", "frame"), name="Mark All Occurrences")
        self.app.find("button", contains="Mark 2", under=dialog)
        assert self.app.has("list item", contains="not ticked, marked as Eide Street",
                            under=dialog)
        self.app.focus()
        self.app.keys("Return")
        assert self.saved_mentions(3) == ["Marta Eide", "Eide", "Marta\nEide"]

    def undo(self):
        self.app.focus()
        self.app.click(self.view())
        self.app.keys("ctrl+z")
        assert self.saved_mentions(1) == ["Marta Eide"]

    def merge(self):
        """By the keys alone, from the list: its rows keep the keyboard when one of them goes."""
        self.app.focus()
        self.app.click(self.view())
        self.app.keys("F6")
        self.app.wait_for_focus("list item", contains="Eide")
        self.app.keys("ctrl+a", "Menu")
        self.app.tab_to("menu item", contains="Merge", key="Down")
        self.app.keys("Right")
        self.app.tab_to("menu item", contains="Into “Marta Eide”", key="Down")
        self.app.keys("Return")
        e2e.wait_for("one entity", lambda: not self.app.has("list item",
                                                              contains="Eide Street, Place"))
        self.app.wait_for_focus("list item", contains="Marta Eide")
        self.app.keys("ctrl+z")
        self.app.find("list item", contains="Eide Street, Place")
        self.app.keys("ctrl+s")

    def check(self):
        self.run("check", self.project)

    def end(self):
        self.app.end()


def main():
    tap = e2e.Tap()
    with tempfile.TemporaryDirectory(prefix="whence-e2e-") as folder:
        marking = Marking(sys.argv[1], sys.argv[2], pathlib.Path(folder))
        for name in ("two_keys", "all", "undo", "merge", "check", "end"):
            tap.run(f"/e2e/marking/{name.replace('_', '-')}", getattr(marking, name))
            if tap.failed:
                break
        marking.app.process.kill()
    return tap.end()


sys.exit(main())
