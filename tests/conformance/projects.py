# SPDX-License-Identifier: GPL-3.0-or-later
"""Projects as whence-cli writes them, for those who check them against what is published."""

import pathlib
import subprocess

FERRY = """The Lund Island ferry \N{FERRY}

Mayor Ida Holm said on Monday that the ferry had lost money for nine years.
The union disagrees: it earned money in 2024, says Tom \u00c5berg.
"""
BRIDGE = """# A bridge

"It would pay for itself," said \u05e8\u05d5\u05ea \u05db\u05d4\u05df, who builds bridges.
The owners of the cafe\u0301 agree.
"""


class Cli:
    """Runs whence-cli in a folder."""

    def __init__(self, program, folder):
        self.program = program
        self.folder = pathlib.Path(folder)

    def run(self, *words, status=0):
        result = subprocess.run([self.program, *words], cwd=self.folder, capture_output=True,
                                check=False, encoding="utf-8")
        if result.returncode != status:
            raise AssertionError(f"{words}: expected the exit status {status}, not "
                                 f"{result.returncode}\n{result.stdout}{result.stderr}")
        return result.stdout.strip()


def make_projects(program, folder):
    """Writes projects with every member that the command line can set; returns their paths."""
    cli = Cli(program, folder)
    (cli.folder / "ferry.txt").write_text(FERRY, encoding="utf-8")
    (cli.folder / "bridge.md").write_text(BRIDGE, encoding="utf-8")

    cli.run("new", "empty.whence")
    cli.run("new", "full.whence", "--title", "Ferry or bridge", "--description", "Two reports")
    project = ["full.whence"]
    ferry = cli.run("import", *project, "ferry.txt", "--publisher", "The Courier", "--author",
                    "A. Writer", "--url", "https://example.org/ferry", "--archive-url",
                    "https://example.net/ferry", "--published", "2026-02-02", "--retrieved",
                    "2026-02-03T10:00:00Z", "--language", "en", "--reliability", "B",
                    "--creator", "Kim")
    bridge = cli.run("import", *project, "bridge.md", "--published", "2026-03")
    ida = cli.run("add", "entity", *project, "--type", "person", "--name", "Ida Holm", "--alias",
                  "Holm", "--tag", "council", "--identifier", "wikidata=Q1", "--description",
                  "Mayor", "--notes", "Ask her")
    ruth = cli.run("add", "entity", *project, "--type", "person", "--name",
                   "\u05e8\u05d5\u05ea \u05db\u05d4\u05df")
    cli.run("add", "mention", *project, "--entity", ida, "--source", ferry, "--quote",
            "Mayor Ida Holm")
    cli.run("add", "mention", *project, "--entity", ruth, "--quote",
            "\u05e8\u05d5\u05ea \u05db\u05d4\u05df")
    loss = cli.run("add", "claim", *project, "--text", "The ferry loses money", "--speaker", ida,
                   "--via", ruth, "--about", ida, "--date", "2026", "--status", "disputed",
                   "--credibility", "3")
    gain = cli.run("add", "claim", *project, "--text", "The ferry earns money", "--kind",
                   "opinion")
    cli.run("add", "evidence", *project, "--claim", loss, "--quote", "lost money for nine years",
            "--direct")
    cli.run("add", "evidence", *project, "--claim", gain, "--source", bridge, "--start", "0",
            "--end", "5", "--stance", "context")
    link = cli.run("add", "link", *project, "--from", loss, "--to", gain, "--kind", "contradicts")
    cli.run("add", "evidence", *project, "--link", link, "--quote", "The union disagrees")
    cli.run("add", "link", *project, "--from", ida, "--to", ruth, "--kind", "argues with")
    cli.run("set", *project, gain, "status", "refuted")

    return [cli.folder / "empty.whence", cli.folder / "full.whence"]
