"""Manual and Completions as they are used: by man's formatters, bash, zsh and fish."""

import os
import pty
import re
import select
import subprocess
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
COMPLETIONS = ROOT / "Completions"
PAGES = sorted((ROOT / "Manual").glob("*.1"))

BASH = """
source "$1"
COMP_LINE=$2 COMP_POINT=${#2}
read -ra COMP_WORDS <<<"$2"
[[ $2 != *' ' ]] || COMP_WORDS+=('')
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
function=$(complete -p "${COMP_WORDS[0]}")
function=${function##*-F }
"${function%% *}" "${COMP_WORDS[0]}" "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
printf '%s\\n' "${COMPREPLY[@]}"
"""

# Writes the command line, as it is now, to the file that the key asks for.
ZSH = """
PS1='ready> ' fpath=({folder} $fpath)
autoload -Uz compinit && compinit -u -D
show() {{ print -r -- "$BUFFER" >{out}.new && mv {out}.new {out} }}
zle -N show; bindkey '^G' show; bindkey '^I' complete-word
print -r -- loaded >{out}
"""


def run(*command, folder=None):
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return done.stdout.splitlines()


def bash(line, folder):
    program = line.split()[0]
    script = str(COMPLETIONS / f"{program}.bash")
    lines = run("bash", "--norc", "-c", BASH, "bash", script, line, folder=folder)
    return {found.strip() for found in lines}


def fish(line, folder):
    script = COMPLETIONS / f"{line.split()[0]}.fish"
    return {found.split("\t")[0] for found in
            run("fish", "--no-config", "-c", "source $argv[1]; complete -C $argv[2]",
                str(script), line, folder=folder)}


def awaited(out, terminal, seconds=20):
    """What the shell writes to a file; keeps the terminal from filling up."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if select.select([terminal], [], [], 0.05)[0]:
            os.read(terminal, 65536)
        elif out.exists():
            text = out.read_text().rstrip("\n")
            out.unlink()
            return text
    raise AssertionError("zsh does not answer")


def zsh(line, folder, out):
    """The command line after one press of the tabulator."""
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(folder)
        variables = {**os.environ, "TERM": "vt100", "HOME": str(folder)}
        os.execvpe("zsh", ["zsh", "-f", "-i"], variables)
    try:
        setup = out.with_suffix(".zsh")
        setup.write_text(ZSH.format(folder=COMPLETIONS, out=out))
        os.write(terminal, f"source {setup}\n".encode())
        assert awaited(out, terminal) == "loaded"
        os.write(terminal, line.encode() + b"\t\x07")
        return awaited(out, terminal)
    finally:
        os.close(terminal)
        os.waitpid(child, 0)


@pytest.fixture
def models(tmp_path):
    """A folder with one file to be found."""
    folder = tmp_path / "models"
    folder.mkdir()
    (folder / "speech.npz").touch()
    (folder / "campaigns").mkdir()
    return folder


@pytest.mark.parametrize("complete", [bash, fish])
def test_bash_and_fish_complete(complete, models):
    assert complete("lockstep fu", models) == {"fuzz"}
    commands = complete("lockstep ", models)
    assert {"fuzz", "check", "doctor"} <= commands
    assert not {"campaign-worker", "library-worker"} & commands
    assert complete("lockstep fuzz --hidden", models) == {"--hidden-size"}
    assert complete("lockstep fuzz --dtype ", models) == {"float32", "float64"}
    assert complete("lockstep check spee", models) == {"speech.npz"}
    folders = complete("lockstep fuzz --corpus c", models)
    assert {found.rstrip("/") for found in folders} == {"campaigns"}
    assert complete("nnet-forward --no-s", models) == {"--no-softmax"}


@pytest.mark.parametrize("typed, completed", [
    ("lockstep fu", "lockstep fuzz "),
    ("lockstep fuzz --hidd", "lockstep fuzz --hidden-size "),
    ("lockstep fuzz --subject onn", "lockstep fuzz --subject onnxruntime "),
    ("lockstep check spee", "lockstep check speech.npz "),
    ("nnet-forward --no-s", "nnet-forward --no-softmax "),
])
def test_zsh_completes(typed, completed, models, tmp_path):
    assert zsh(typed, models, tmp_path / "line") == completed


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_formatters_say_nothing(page):
    done = subprocess.run(["groff", "-man", "-ww", "-z", page], capture_output=True, text=True,
                          check=True)
    assert done.stderr == ""
    lint = subprocess.run(["mandoc", "-T", "lint", "-W", "warning", page], capture_output=True,
                          text=True, check=False)
    # A page has no date, so that it is the same on every day.
    left = [line for line in lint.stdout.splitlines() if 'missing date, using "": TH' not in line]
    assert left == []


def test_there_is_a_page_for_both_programs():
    names = {page.stem for page in PAGES}
    assert {"lockstep", "lockstep-fuzz", "lockstep-bench-cells", "nnet-forward"} <= names
    assert not any("worker" in name for name in names)


def shown(page):
    """What a reader sees of a page."""
    done = subprocess.run(["mandoc", "-T", "ascii", ROOT / "Manual" / page], capture_output=True,
                          text=True, check=True)
    return " ".join(re.sub(".\b", "", done.stdout).split())


def test_the_page_of_the_tool_has_what_it_needs():
    text = shown("lockstep.1")
    for part in ("EXIT STATUS 0 Agrees.", "130 Interrupted.", "LOCKSTEP_PYTHON", "VIRTUAL_ENV",
                 "LOCKSTEP_FRAMEWORKS", "LOCKSTEP_KERNELS", "LOCKSTEP_FINDINGS",
                 "lockstep-findings"):
        assert part in text, part
