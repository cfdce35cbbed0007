# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the real window as a person would: finds what is on the screen in the accessible tree,
and types and clicks. Nothing waits for a fixed time: each wait has a condition and a limit."""

import os
import re
import subprocess
import tempfile
import time
import traceback

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

LIMIT = 30.0

# A busy program answers late.
Atspi.set_timeout(int(LIMIT * 1000), int(LIMIT * 1000))

STEP = 0.05

LOGGED = re.compile(r"-(CRITICAL|WARNING|ERROR) \*\*|ERROR: AddressSanitizer|runtime error:")


class NotThere(AssertionError):
    """What was waited for did not come."""


def wait_for(what, condition, limit=LIMIT):
    """Waits until condition() is true, and returns what it returned."""
    end = time.monotonic() + limit
    while True:
        try:
            result = condition()
        except GLib.Error:
            # An object that went away while it was being looked at.
            result = None
        if result:
            return result
        if time.monotonic() > end:
            raise NotThere(what)
        time.sleep(STEP)


def children(node):
    for i in range(node.get_child_count()):
        child = node.get_child_at_index(i)
        if child is not None:
            yield child


def walk(node, depth=40):
    """The node and all below it, as far as they are showing."""
    yield node
    if depth == 0:
        return
    for child in children(node):
        try:
            yield from walk(child, depth - 1)
        except GLib.Error:
            continue


def is_showing(node):
    """Whether a node is on the screen. GTK 4.8 says so of windows only; what a stack hides has
    no size there."""
    if node.get_state_set().contains(Atspi.StateType.SHOWING):
        return True
    component = node.get_component_iface()
    if component is None:
        return False
    size = component.get_size()
    return size.x > 0 and size.y > 0


def get_role(node):
    """The name of a node's role, in the words of newer releases of AT-SPI."""
    role = node.get_role_name()
    return {"push button": "button"}.get(role, role)


class App:
    """One running Whence."""

    def __init__(self, program, *arguments):
        self.log = tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace")
        self.process = subprocess.Popen([program, *arguments], stderr=self.log)
        self.node = wait_for("Whence among the accessible programs", self._find)

    def _find(self):
        desktop = Atspi.get_desktop(0)
        for node in children(desktop):
            if node.get_process_id() == self.process.pid and node.get_child_count() > 0:
                return node
        if self.process.poll() is not None:
            self.log.seek(0)
            raise NotThere(f"Whence ended with {self.process.returncode}: {self.log.read()}")
        return None

    def matches(self, role, name=None, contains=None, under=None):
        for node in walk(under or self.node):
            if get_role(node) not in (role if isinstance(role, tuple) else (role,)):
                continue
            text = node.get_name() or ""
            if name is not None and text != name:
                continue
            if contains is not None and contains not in text:
                continue
            if is_showing(node):
                yield node

    def find(self, role, name=None, contains=None, under=None,
             limit=LIMIT):
        what = f"a {role} {name or contains or ''}"
        try:
            return wait_for(what, lambda: next(self.matches(role, name, contains, under), None),
                            limit)
        except NotThere:
            print("# what is there instead:")
            self.dump()
            raise

    def has(self, role, name=None, contains=None, under=None):
        return next(self.matches(role, name, contains, under), None) is not None

    def dump(self):
        try:
            for node in walk(self.node):
                role, name = get_role(node), node.get_name() or ""
                if is_showing(node) and (name or role not in ("panel", "filler")):
                    print(f"#   {role} “{name[:60]}”")
        except GLib.Error as error:
            print(f"#   … {error.message}; the program has ended: {self.process.poll()}")

    def focus(self):
        """Gives the window the keyboard; there is no window manager to do it."""
        def give():
            windows = subprocess.run(
                ["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)],
                capture_output=True, text=True).stdout.split()
            # What is seen may be a popover that is just going.
            return windows and subprocess.run(["xdotool", "windowfocus", "--sync", windows[-1]],
                                              capture_output=True).returncode == 0

        wait_for("a window of Whence to take the keyboard", give)

    def click(self, node):
        """Clicks into the middle of a node of the window that has the keyboard."""
        window = subprocess.run(["xdotool", "getwindowfocus"], check=True, capture_output=True,
                                text=True).stdout.strip()
        shell = subprocess.run(["xdotool", "getwindowgeometry", "--shell", window], check=True,
                               capture_output=True, text=True).stdout
        geometry = dict(line.split("=") for line in shell.split())
        top = node
        while top.get_parent() is not None and top.get_parent() != self.node:
            top = top.get_parent()
        frame = top.get_component_iface().get_size()
        extents = node.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
        # A window that draws its own frame has its shadow on all sides, which is not counted.
        x = (int(geometry["X"]) + (int(geometry["WIDTH"]) - frame.x) // 2 + extents.x +
             extents.width // 2)
        y = (int(geometry["Y"]) + (int(geometry["HEIGHT"]) - frame.y) // 2 + extents.y +
             extents.height // 2)
        place = subprocess.run(["xdotool", "getmouselocation", "--shell"], check=True,
                               capture_output=True, text=True).stdout.split()
        # To wait for a pointer that is there already is to wait in vain.
        sync = [] if place[:2] == [f"X={x}", f"Y={y}"] else ["--sync"]
        subprocess.run(["xdotool", "mousemove", *sync, str(x), str(y), "click", "1"], check=True)

    def keys(self, *keys):
        subprocess.run(["xdotool", "key", "--clearmodifiers", "--delay", "30", *keys], check=True)

    def type(self, text):
        subprocess.run(["xdotool", "type", "--delay", "15", text], check=True)

    def press(self, role, name=None, contains=None, under=None):
        """Activates a control, as a click or Enter on it would."""
        node = self.find(role, name, contains, under)
        action = node.get_action_iface()
        if action is None or action.get_n_actions() == 0:
            raise AssertionError(f"{role} {name or contains} has no action")
        action.do_action(0)
        return node

    def focused(self):
        """What has the keyboard: in the window that came last, which the others wait for."""
        windows = [node for node in children(self.node) if is_showing(node)]
        for node in walk(windows[-1]) if windows else ():
            if node.get_state_set().contains(Atspi.StateType.FOCUSED) and is_showing(node):
                return node
        return None

    def wait_for_focus(self, role, name=None, contains=None):
        """Waits until a control of that role and name has the keyboard."""
        roles = role if isinstance(role, tuple) else (role,)

        def check():
            node = self.focused()
            if node is None or get_role(node) not in roles:
                return None
            text = node.get_name() or ""
            if (name is None or text == name) and (contains is None or contains in text):
                return node
            return None

        try:
            return wait_for(f"the keyboard to come to a {role} {name or contains or ''}", check)
        except NotThere:
            node = self.focused()
            print(f"# it is at {node and (get_role(node), node.get_name())}")
            raise

    def tab_to(self, role, name=None, contains=None, key="Tab", limit=60):
        """Goes on with a key, as one without a mouse does, until a control has the keyboard."""
        roles = role if isinstance(role, tuple) else (role,)
        seen = []
        for _ in range(limit):
            node = self.focused()
            if node is not None:
                text = node.get_name() or ""
                seen.append((get_role(node), text))
                if (get_role(node) in roles and (name is None or text == name) and
                        (contains is None or contains in text)):
                    return node
            before = node
            self.keys(key)
            try:
                wait_for("another control", lambda: self.focused() != before, 2)
            except NotThere:
                pass
        raise NotThere(f"a {role} {name or contains or ''} that {key} leads to: {seen}")

    def find_nameless(self):
        """What takes the keyboard and has no name, or none that can be read out. GTK 4.8 says of
        some containers that they do, whose children do."""
        faults = []
        containers = ("filler", "scroll pane", "panel", "viewport", "list")

        def is_folded(node):
            """Whether a node is in the list of a combo box, which is not to be seen."""
            while node is not None and node != self.node:
                node = node.get_parent()
                if node is not None and get_role(node) == "combo box":
                    return True
            return False

        for node in walk(self.node):
            try:
                role, name = get_role(node), node.get_name() or ""
                if (role in containers or
                        not node.get_state_set().contains(Atspi.StateType.FOCUSABLE) or
                        not is_showing(node)):
                    continue
                if get_role(node) == "list item" and is_folded(node):
                    continue
                if not name.strip() or name.startswith("_") or name.startswith("Gtk"):
                    path = []
                    while node is not None and node != self.node:
                        path.append(f"{get_role(node)} “{(node.get_name() or '')[:30]}”")
                        node = node.get_parent()
                    faults.append(" in ".join(path))
            except GLib.Error:
                continue
        return faults

    def end(self):
        """Ends the program, which must have had nothing to complain about."""
        self.process.terminate()
        self.process.wait(LIMIT)
        self.log.seek(0)
        complaints = [line.strip() for line in self.log if LOGGED.search(line)]
        assert not complaints, "\n".join(complaints)


class Tap:
    """Prints the results of tests as the Test Anything Protocol."""

    def __init__(self):
        self.n = 0
        self.failed = False

    def run(self, name, function, *arguments):
        self.n += 1
        try:
            function(*arguments)
            print(f"ok {self.n} {name}", flush=True)
        except Exception:  # each test reports, whatever went wrong in it
            self.failed = True
            for line in traceback.format_exc().splitlines():
                print(f"# {line}")
            print(f"not ok {self.n} {name}", flush=True)
            screenshot = os.environ.get("WHENCE_E2E_SCREENSHOT")
            if screenshot:
                subprocess.run(["import", "-window", "root", screenshot], check=False)

    def end(self):
        print(f"1..{self.n}", flush=True)
        return 1 if self.failed else 0
