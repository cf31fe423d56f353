"""ci/setup as a program; sourced, it is tested with the scripts that source it."""

import subprocess
from pathlib import Path

import pytest

SETUP = Path(__file__).resolve().parent.parent / "setup"


@pytest.mark.parametrize(
    "arguments, status", [(["--help"], 0), (["--framework"], 2), (["--frameworks", "x"], 2)])
def test_usage(arguments, status):
    run = subprocess.run([SETUP, *arguments], capture_output=True, text=True, check=False)
    assert run.returncode == status
    assert "ci/setup --frameworks" in (run.stderr if status else run.stdout)


def test_sourced_it_does_nothing(tmp_path):
    script = tmp_path / "script"
    script.write_text(f'source "{SETUP}"\necho "$program"\n')
    run = subprocess.run(
        ["bash", script, "--frameworks"], capture_output=True, text=True, check=True)
    assert run.stdout == "script\n"
    assert not (tmp_path / ".venv").exists()


def test_versions_are_pinned():
    lines = (SETUP.parent / "frameworks/requirements.txt").read_text().splitlines()
    packages = [line for line in lines if line and not line.startswith("#")]
    assert packages
    for package in packages:
        name, _, version = package.partition("==")
        assert name and version[0].isdigit(), package


def test_what_is_needed_is_there():
    run = subprocess.run([SETUP], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout) == (0, "")
    assert run.stderr == "ci/setup: all that Lockstep needs is there\n"
