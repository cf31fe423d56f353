"""ci/manual: pages from what a program tells of its commands, without what is hidden."""

import subprocess
import sys
from pathlib import Path

import pytest

CI = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(CI / "manual"))

import pages  # noqa: E402

HELP = {"kind": "flag",
        "names": [{"kind": "short", "name": "h"}, {"kind": "long", "name": "help"}],
        "preferredName": {"kind": "long", "name": "help"}, "isOptional": True,
        "abstract": "Show help."}
CASES = {"kind": "option", "names": [{"kind": "long", "name": "cases"}], "isOptional": True,
         "preferredName": {"kind": "long", "name": "cases"}, "valueName": "n",
         "sectionTitle": "Somebody's cases", "abstract": "How many - 3 \\ of …"}
MODEL = {"kind": "positional", "valueName": "model", "isRepeating": True,
         "abstract": ".npz or so."}
SECRET = {"kind": "flag", "names": [{"kind": "long", "name": "secret"}], "shouldDisplay": False,
          "preferredName": {"kind": "long", "name": "secret"}, "abstract": "Not for people."}
TOOL = {
    "commandName": "tool", "abstract": "Does it.", "arguments": [HELP],
    "discussion": "Exit status: 0 done; 2 usage\nor bad input; 130 interrupted.",
    "subcommands": [
        {"commandName": "work", "abstract": "Works.", "arguments": [HELP, CASES, MODEL, SECRET],
         "discussion": "First.\n\n  indented 'text'\n  .second"},
        {"commandName": "worker", "abstract": "Hides.", "shouldDisplay": False, "arguments": []},
        {"commandName": "help", "abstract": "Shows help.", "arguments": []},
    ],
}


@pytest.fixture
def manual(tmp_path):
    (tmp_path / "Sources").mkdir()
    return pages.manual(TOOL, "3.1.4", tmp_path)


def test_a_page_for_each_command_that_is_shown(manual):
    assert set(manual) == {"tool", "tool-work"}
    assert "worker" not in "".join(manual.values()).replace("tool\\-work", "")


def test_what_is_hidden_is_nowhere(manual):
    assert "secret" not in manual["tool-work"]


def test_options_have_their_values_and_titles(manual):
    page = manual["tool-work"]
    assert ".SH SOMEBODY\\(aqS CASES\n.TP\n\\fB\\-\\-cases\\fR \\fIn\\fR\n" in page
    assert "How many \\- 3 \\e of \\[u2026]" in page
    assert "[\\fB\\-\\-cases\\fR\\ \\fIn\\fR] \\fImodel\\fR\\ \\&..." in page
    assert "\\fB\\-h\\fR, \\fB\\-\\-help\\fR" in page


def test_no_line_of_text_is_a_request(manual):
    page = manual["tool-work"]
    assert "\n\\&.npz or so." in page and "\n\\&.second" in page


def test_the_statuses_of_the_discussion_are_a_section(manual):
    page = manual["tool"]
    assert ".SH EXIT STATUS\n.TP\n\\fB0\\fR\nDone.\n.TP\n\\fB2\\fR\nUsage or bad input.\n" in page
    assert "Exit status:" not in page
    assert ".SH EXIT STATUS\nAs\n.BR tool (1)\nlists them." in manual["tool-work"]


def test_nothing_of_the_day_is_in_a_page(manual):
    assert '.TH "TOOL" 1 "" "lockstep 3.1.4"' in manual["tool"]


def test_a_variable_that_no_source_knows_is_refused(tmp_path):
    (tmp_path / "Sources").mkdir()
    (tmp_path / "ci/manual").mkdir(parents=True)
    further = tmp_path / "ci/manual/tool.roff"
    further.write_text(".SH ENVIRONMENT\n.TP\n.B TOOL_HOME\nIts home.\n")
    with pytest.raises(SystemExit, match="TOOL_HOME"):
        pages.manual(TOOL, "3.1.4", tmp_path)
    (tmp_path / "Sources/Home.swift").write_text('let home = "TOOL_HOME"\n')
    assert "Its home." in pages.manual(TOOL, "3.1.4", tmp_path)["tool"]


def test_a_program_that_is_not_built_is_named(tmp_path):
    run = subprocess.run(
        [CI / "make-manual-and-completions", "--check", tmp_path], capture_output=True, text=True,
        check=False)
    assert run.returncode == 1
    assert f"{tmp_path}/lockstep cannot be run" in run.stderr and "swift build" in run.stderr
