"""ci/check-workflows, with stand-ins for Python and pip: made once, clear offline, wrong if one is."""

import shutil
import subprocess
from pathlib import Path

import pytest

from test_readers import PKG_CONFIG, program

CI = Path(__file__).resolve().parent.parent

# Makes an environment whose pip does what the file `pip` says, and whose checkers say what they get.
PYTHON = """#!/bin/sh
[ "$1 $2 $3" = "-m venv --clear" ] || exit 9
rm -rf "$4"
mkdir -p "$4/bin"
cat > "$4/bin/python3" <<'END'
#!/bin/sh
case "$*" in *'-c import'*) exit 0 ;; esac
echo "$@" >> "$LOG"
here=$(dirname "$0")
for name in check-jsonschema zizmor; do
  printf '#!/bin/sh\\necho "%s $*"; case "$*" in *"$WRONG"*) exit 1 ;; esac\\n' $name > "$here/$name"
  chmod +x "$here/$name"
done
. "$PIP"
END
chmod +x "$4/bin/python3"
"""


@pytest.fixture
def package(tmp_path):
    """A package folder with these scripts and workflows, and a Python of its own."""
    root, prefix, bin = tmp_path / "a package", tmp_path / "prefix", tmp_path / "bin"
    shutil.copytree(CI, root / "ci", ignore=shutil.ignore_patterns("tests", "__pycache__"))
    shutil.copytree(CI.parent / ".github", root / ".github")
    program(bin / "pkg-config", PKG_CONFIG)
    program(prefix / "bin/python3.99", PYTHON)
    program(prefix / "lib/python3.99/ensurepip/__init__.py", "")
    pip, log = tmp_path / "pip", tmp_path / "log"
    pip.write_text("exit 0")

    def run(*arguments, wrong="nothing"):
        variables = {"PATH": f"{bin}:/usr/bin:/bin", "PREFIX": str(prefix), "PIP": str(pip),
                     "LOG": str(log), "WRONG": wrong}
        return subprocess.run([root / "ci/check-workflows", *arguments], env=variables,
                              cwd=tmp_path, capture_output=True, text=True, check=False)

    run.pip, run.log = pip, log
    return run


def test_the_checkers_are_installed_once_and_look_at_every_file(package):
    first, second = package(), package()
    assert (first.returncode, second.returncode) == (0, 0), first.stderr
    assert second.stdout == first.stdout
    for name in ("vendor.github-workflows .github/workflows/ci.yml .github/workflows/nightly.yml",
                 "vendor.github-actions ci/github-action/action.yml", "zizmor --offline"):
        assert name in first.stdout
    (installation,) = package.log.read_text().splitlines()
    assert "--requirement ci/workflows/requirements.txt" in installation


@pytest.mark.parametrize("wrong", ["vendor.github-workflows", "vendor.github-actions", "--offline"])
def test_what_one_of_them_finds_is_a_failure(package, wrong):
    assert package(wrong=wrong).returncode == 1


def test_it_can_be_prepared_apart(package):
    run = package("--prepare")
    assert (run.returncode, run.stdout) == (0, "")


def test_offline_it_says_why_and_what_to_do(package):
    package.pip.write_text("echo no route to the registry; exit 1")
    run = package()
    assert (run.returncode, run.stdout) == (3, "")
    assert "no route to the registry" in run.stderr and "Connect to the network" in run.stderr
    package.pip.write_text("exit 0")
    assert package().returncode == 0


def test_usage(package):
    assert package("--fast").returncode == 2
