#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A first project without a mouse, heard through the accessible tree: from the start page to a
saved project that has been marked. And whether all that takes the keyboard has a name.

test-keyboard.py WHENCE WHENCE-CLI"""

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
TITLE = "The harbour"


def read_text(node):
    return e2e.Atspi.Text.get_text(node, 0, e2e.Atspi.Text.get_character_count(node))


class Keyboard:
    def __init__(self, whence, cli, folder):
        self.cli = cli
        self.project = folder / "harbour.whence"
        self.app = e2e.App(whence)

    def hear(self, *words):
        """Waits until the text says, beside itself, what is wanted."""
        def check():
            said = self.app.focused().get_description() or ""
            return all(word in said for word in words)
        try:
            e2e.wait_for(f"to hear of {words}", check)
        except e2e.NotThere:
            print(f"# what is heard: {self.app.focused().get_description()}")
            raise

    def check_names(self):
        faults = self.app.find_nameless()
        assert not faults, "\n".join(faults)

    def new_project(self):
        self.app.focus()
        self.app.find("button", contains="New Project")
        self.check_names()
        self.app.tab_to("button", contains="New Project")
        self.app.keys("Return")
        self.app.find("label", contains="Not saved")
        self.check_names()

    def add_text(self):
        self.app.keys("F6")
        self.app.tab_to(("button", "toggle button"), name="Add", key="shift+Tab")
        self.app.keys("Return")
        self.app.find("menu item", contains="Add Text")
        self.app.tab_to("menu item", contains="Add Text", key="Down")
        self.app.keys("Return")
        self.app.find(("dialog", "frame"), name="Add Text")
        self.app.focus()
        self.check_names()
        self.app.tab_to("text", contains="Title")
        self.app.type(TITLE)
        self.app.tab_to("text", name="Text")
        self.app.type(TEXT)
        self.app.keys("ctrl+Return")
        self.app.find(("text", "document text"), name=TITLE)

    def panes(self):
        """F6 leads from pane to pane, and Shift+F6 back."""
        self.app.focus()
        self.app.tab_to(("text", "document text"), name=TITLE, key="F6", limit=4)
        self.app.keys("F6")
        e2e.wait_for("the next pane", lambda: (self.app.focused() is not None and
                                               self.app.focused().get_name() != TITLE))
        self.app.keys("shift+F6")
        self.app.wait_for_focus(("text", "document text"), name=TITLE)

    def mark_entity(self):
        self.app.keys("ctrl+Home", "ctrl+shift+Right", "ctrl+shift+Right", "e")
        self.app.wait_for_focus("text", name="Name of the entity")
        self.check_names()
        self.app.keys("Return")
        self.app.find("list item", contains="Marta Eide")
        self.app.wait_for_focus(("text", "document text"), name=TITLE)
        self.hear("Marked", "Marta Eide")

    def hear_marks(self):
        """What is marked at the caret is told, and nothing where nothing is."""
        self.app.keys("ctrl+End")
        e2e.wait_for("nothing to be told", lambda: not self.app.focused().get_description())
        self.app.keys("ctrl+Home")
        self.hear("Marta Eide, Person")

    def mark_claim(self):
        self.app.keys("ctrl+Home", "shift+End", "c")
        self.app.wait_for_focus("text", contains="Claim")
        self.check_names()
        self.app.keys("ctrl+Return")
        self.app.find("list item", contains="harbour is full", under=self.list("Claims"))
        self.app.wait_for_focus(("text", "document text"), name=TITLE)
        self.hear("Added the claim")

    def adjust(self):
        """The end of a mark, word by word; Escape puts it back."""
        self.app.keys("ctrl+Home", "Escape", "Escape", "n", "n", "b", "Right")
        self.hear("End", "Marta Eide said")
        self.app.keys("Escape", "b", "Left")
        self.hear("End: “Marta”")
        self.app.keys("Return")
        self.hear("Adjusted")
        self.app.keys("ctrl+z")
        self.hear("Undone")
        # With Shift at once, and with Alt by letters.
        self.app.keys("shift+Right")
        self.hear("End", "Marta Eide said")
        self.app.keys("alt+shift+Left")
        self.hear("End", "Marta Eide sai”")
        self.app.keys("Escape")
        self.hear("Marta Eide")

    def move(self):
        """The mention becomes one of another entity."""
        self.app.keys("m")
        self.app.wait_for_focus(("entry", "text"), name="Search")
        self.check_names()
        self.app.type("The harbour master")
        self.app.find("button", contains="The harbour master")
        self.app.keys("Return")
        self.app.find("list item", contains="The harbour master")
        self.app.wait_for_focus(("text", "document text"), name=TITLE)
        self.hear("Moved", "The harbour master")
        self.app.keys("ctrl+z")
        self.hear("Undone")

    def menu(self):
        self.app.keys("ctrl+Home", "Menu")
        self.app.find(("menu item", "radio menu item", "check menu item"), contains="Open")
        self.check_names()
        self.app.keys("Escape")
        self.app.wait_for_focus(("text", "document text"), name=TITLE)

    def wait_for_field(self, name, text, invalid=False):
        """Waits until a field has the keyboard, and tells its name, its text and its state."""
        def check():
            node = self.app.focused()
            return (node is not None and node.get_name() == name and read_text(node) == text and
                    node.get_state_set().contains(e2e.Atspi.StateType.INVALID) == invalid and
                    bool(node.get_description()) == invalid)
        try:
            e2e.wait_for(f"the field {name} with “{text}”", check)
        except e2e.NotThere:
            node = self.app.focused()
            print(f"# it is at {node and (node.get_name(), read_text(node))}")
            raise

    def edit(self):
        """A field of a page is told as one, and so is what is wrong with it."""
        self.app.tab_to("list item", contains="Marta Eide", key="F6", limit=5)
        self.app.keys("Return")
        self.wait_for_field("Name", "Marta Eide")
        self.app.keys("ctrl+a", "BackSpace")
        self.wait_for_field("Name", "", invalid=True)
        self.hear("expected")
        assert not self.app.has("button", name="Apply")
        self.app.keys("Escape")
        self.wait_for_field("Name", "Marta Eide")
        # What is wrong is not left there.
        self.app.keys("ctrl+a", "BackSpace", "Tab", "shift+Tab")
        self.wait_for_field("Name", "Marta Eide")
        self.app.keys("End")
        self.app.type(" Li")
        self.wait_for_field("Name", "Marta Eide Li")
        self.app.keys("Tab")
        self.app.wait_for_focus("button", name="Apply")
        self.app.keys("space")
        self.wait_for_field("Name", "Marta Eide Li")
        e2e.wait_for("nothing to apply", lambda: not self.app.has("button", name="Apply"))
        self.app.keys("Tab", "ctrl+z", "shift+Tab")
        self.wait_for_field("Name", "Marta Eide")
        self.app.keys("shift+Tab")
        self.app.wait_for_focus("button", contains="Back")
        self.app.keys("Return")
        self.app.tab_to(("text", "document text"), name=TITLE, key="F6", limit=5)

    def pages(self):
        """The pages of an entity and of a claim."""
        for key in ("n", "n"):
            self.app.keys(key, "Return")
            self.app.find("button", contains="Back")
            self.check_names()
            self.app.tab_to(("text", "document text"), name=TITLE, key="F6", limit=4)
        self.app.keys("Escape")

    def close_dialog(self, title):
        self.app.keys("Escape")
        e2e.wait_for(f"{title} to close",
                     lambda: not self.app.has(("dialog", "frame"), name=title))
        self.app.focus()

    def dialogs(self):
        """The dialogs, and what is in them."""
        for key, title in (("ctrl+comma", "Preferences"), ("ctrl+e", "Export")):
            self.app.focus()
            self.app.keys(key)
            self.app.find(("dialog", "frame"), name=title)
            self.app.focus()
            if title == "Preferences":
                self.app.wait_for_focus("text", name="Your Name")
            self.check_names()
            self.close_dialog(title)

    def menu_dialogs(self):
        """What the main menu leads to."""
        for item, title in (("Project Details", "Project Details"), ("History", "History")):
            self.app.keys("F10")
            self.app.find("menu item", contains=item)
            self.check_names()
            self.app.tab_to("menu item", contains=item, key="Down")
            self.app.keys("Return")
            self.app.find(("dialog", "frame"), name=title)
            self.app.focus()
            if item == "Project Details":
                self.app.wait_for_focus("text", name="Title")
                self.app.press("button", name="Add a Type")
                self.app.find("button", name="Remove")
                self.wait_for_field("Type", "New type")
            self.check_names()
            self.close_dialog(title)
        self.app.keys("ctrl+z")

    def list(self, name):
        return self.app.find("list", name=name)

    def save(self):
        self.app.focus()
        self.app.keys("ctrl+s")
        self.app.find("text", contains="Name:")
        self.app.focus()
        self.app.keys("ctrl+a")
        self.app.type(str(self.project))
        self.app.keys("Return")
        e2e.wait_for("the project file", self.project.exists)
        self.app.find("label", contains="All changes saved")
        saved = json.loads(self.project.read_text(encoding="utf-8"))
        assert saved["sources"][0]["text"] == TEXT, saved["sources"]
        assert [entity["name"] for entity in saved["entities"]] == ["Marta Eide"], saved
        assert saved["entities"][0]["mentions"][0]["exact"] == "Marta Eide", saved
        assert len(saved["claims"]) == 1, saved
        evidence = saved["claims"][0]["evidence"][0]
        assert TEXT[evidence["start"]:evidence["end"]] == evidence["exact"]

    def check(self):
        subprocess.run([self.cli, "check", str(self.project)], check=True,
                       stdout=subprocess.DEVNULL)

    def end(self):
        self.app.end()


def main():
    tap = e2e.Tap()
    with tempfile.TemporaryDirectory(prefix="whence-e2e-") as folder:
        keyboard = Keyboard(sys.argv[1], sys.argv[2], pathlib.Path(folder))
        for name in ("new_project", "add_text", "panes", "mark_entity", "hear_marks", "mark_claim",
                     "adjust", "move", "menu", "edit", "pages", "dialogs",
                     "menu_dialogs", "save", "check", "end"):
            tap.run(f"/e2e/keyboard/{name.replace('_', '-')}", getattr(keyboard, name))
            if tap.failed:
                break
        keyboard.app.process.kill()
    return tap.end()


sys.exit(main())
