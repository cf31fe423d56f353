"""The scripts of the action, with the built lockstep: what a job is shown, given and told.

LOCKSTEP_BUILT is the program; ci/test action sets it.
"""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ACTION = Path(__file__).resolve().parent
LOCKSTEP = Path(os.environ.get("LOCKSTEP_BUILT", ACTION.parent.parent / ".build/release/lockstep"))
FILES = {"text": "report.txt", "json": "report.json", "junit": "report.xml",
         "markdown": "report.md", "github": "report.github", "html": "report.html"}


def known_formats():
    """Those that fuzz knows: the refusal of another one names them."""
    refused = subprocess.run([LOCKSTEP, "fuzz", "--report", "none:-"], capture_output=True,
                             text=True, check=False).stderr
    return set(re.search(r"Known: ([a-z, ]+)\.", refused)[1].split(", ")) & set(FILES)


@pytest.fixture
def step(tmp_path):
    """A job's folder, and a way to run the step in it."""
    job, built = tmp_path / "a job", tmp_path / "built"
    job.mkdir()
    built.mkdir()
    (built / "lockstep").symlink_to(LOCKSTEP)

    class Step:
        folder = job / "the reports"
        output, summary = tmp_path / "output", tmp_path / "summary"

        def __call__(self, *command, **variables):
            self.output.write_text("")
            self.summary.write_text("")
            environment = {**os.environ, "BUILT": str(built), "COMMAND": "\n".join(command) + "\n",
                           "REPORTS": "the reports", "GITHUB_OUTPUT": str(self.output),
                           "GITHUB_STEP_SUMMARY": str(self.summary), **variables}
            return subprocess.run([ACTION / "run"], cwd=job, env=environment, text=True,
                                  capture_output=True, check=False)

        def outputs(self):
            return dict(line.split("=", 1) for line in self.output.read_text().splitlines())

    return Step()


def test_a_campaign_that_agrees(step):
    run = step("fuzz", "--cases", "40", "--findings", "-", "")
    assert run.returncode == 0, run.stdout + run.stderr
    outputs = step.outputs()
    assert (outputs["status"], outputs["verdict"]) == ("0", "agrees")
    assert 0.01 < float(outputs["worst-ratio"]) < 1
    report = json.loads((step.folder / "report.json").read_text())
    assert report["campaign"]["cases"] == 40
    assert "agrees: 40 of 40 cases" in (step.folder / "report.txt").read_text()
    assert "agrees" in step.summary.read_text()


def test_every_format_that_lockstep_has_is_a_file_and_no_other_is(step):
    step("fuzz", "--cases", "40", "--findings", "-")
    written = {path.name for path in step.folder.iterdir()}
    assert {"text", "json"} <= known_formats()
    assert written == {FILES[name] for name in known_formats()} | {"output.txt"}


def test_a_campaign_that_diverges(step):
    run = step("fuzz", "--cases", "33", "--findings", "-", "--subject", "mistake:gates_ifjo")
    assert run.returncode == 1
    outputs = step.outputs()
    assert (outputs["status"], outputs["verdict"]) == ("1", "diverges")
    assert float(outputs["worst-ratio"]) > 1000
    assert "gates_ifjo" in step.summary.read_text()
    if "github" in known_formats():
        annotations = (step.folder / "report.github").read_text()
        assert "\n::error title=" in annotations and annotations in run.stdout
    if "markdown" in known_formats():
        assert step.summary.read_text() == (step.folder / "report.md").read_text()


def test_an_argument_is_a_line_whatever_is_in_it(step):
    hostile = "command:echo 'a b' \"$HOME\" `id` $(id); {case} {trace}"
    step("fuzz", "--cases", "1", "--findings", "-", "--subject", hostile, "--quiet")
    report = json.loads((step.folder / "report.json").read_text())
    assert report["subjects"][0]["name"] == hostile.replace("command:", "", 1) or \
        hostile in json.dumps(report, ensure_ascii=False).replace('\\"', '"')


def test_what_is_wrong_is_told_with_its_status(step):
    run = step("fuzz", "--cases", "many")
    assert run.returncode == 2 and "--cases" in run.stdout
    assert step.outputs() == {"status": "2", "verdict": "", "worst-ratio": ""}
    assert "--cases" in step.summary.read_text()


@pytest.mark.parametrize("command, variables, said", [
    ((), {}, "is empty"),
    (("fuzz --cases 50",), {}, "one argument a line"),
    (("fuzz",), {"REPORTS": "-rf"}, "write ./ before it"),
])
def test_a_wrong_input_is_an_error_of_the_job(step, command, variables, said):
    run = step(*command, **variables)
    assert run.returncode == 2
    assert run.stdout.startswith("::error") and said in run.stdout
    assert step.outputs() == {"status": "2"}


def test_what_a_port_prints_is_no_command_to_the_job(step):
    port = "command:sh -c 'echo ::error::forged >&2; exit 3' {case} {trace}"
    run = step("fuzz", "--cases", "1", "--findings", "-", "--subject", port)
    token = re.match(r"::stop-commands::([0-9a-f]{32})\n", run.stdout)[1]
    assert run.stdout.count(f"\n::{token}::\n") == 1
    assert run.returncode == 1


def test_reports_of_a_run_before_are_gone(step):
    step("fuzz", "--cases", "33", "--findings", "-")
    step("fuzz", "--cases", "many")
    assert not (step.folder / "report.json").exists()


def test_a_command_without_reports_is_shown_as_it_is(step):
    run = step("doctor")
    assert run.returncode == 0 and step.outputs()["verdict"] == ""
    assert "numpy" in step.summary.read_text().lower()


def test_the_gate_writes_its_reports_itself(step):
    # Another campaign's, so that the gate fails, and writes its reports.
    baseline = ACTION.parent / "gate-baseline.json"
    run = step("gate", "--baseline", str(baseline), "--cases", "40", "--no-sensitivity")
    assert run.returncode == 1
    written = {path.name for path in step.folder.iterdir()}
    assert {FILES[name] for name in known_formats()} <= written


def test_the_key_of_a_build_is_of_what_it_is_made_of(tmp_path):
    keys = []
    for _ in range(2):
        output = tmp_path / "output"
        output.write_text("")
        subprocess.run([ACTION / "prepare"], check=True, capture_output=True,
                       env={**os.environ, "GITHUB_OUTPUT": str(output)})
        keys.append(dict(line.split("=", 1) for line in output.read_text().splitlines()))
    assert keys[0] == keys[1]
    assert re.fullmatch(r"lockstep-[0-9a-f]{64}", keys[0]["key"])
    assert keys[0]["folder"] == f"{ACTION.parent.parent}/.build/github-action"


def test_outputs_know_infinity(tmp_path):
    (tmp_path / "report.json").write_text(
        '{"subjects": [{"worst_ratio": "infinity"}], "summary": {"worst_ratio": 2.5}}')
    run = subprocess.run([sys.executable, ACTION / "outputs.py", tmp_path, "1"],
                         capture_output=True, text=True, check=True)
    assert run.stdout.splitlines() == ["status=1", "verdict=", "worst-ratio=inf"]
