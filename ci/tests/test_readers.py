"""ci/kaldi-readers and ci/report-readers, with stand-ins for Python and pip.

Each makes its environment once, mends it when half, and is clear offline.
"""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

CI = Path(__file__).resolve().parent.parent

PKG_CONFIG = """#!/bin/sh
case "$*" in
  *--modversion*) echo 3.99 ;;
  *--variable*) echo "$PREFIX" ;;
esac
"""

# Makes an environment whose pip does what the file `pip` says.
PYTHON = """#!/bin/sh
[ "$1 $2 $3" = "-m venv --clear" ] || exit 9
rm -rf "$4"
mkdir -p "$4/bin"
cat > "$4/bin/python3" <<'END'
#!/bin/sh
here=$(dirname "$0")
case "$*" in
  *'-m pip'*) echo "$@" >> "$LOG"; touch "$here/imports"; . "$PIP" ;;
  *'-c import'*) [ -e "$here/imports" ] ;;
esac
END
chmod +x "$4/bin/python3"
"""


PACKAGES = {
    "kaldi-readers": ["kaldi_native_io==", "kaldiio=="],
    "report-readers": ["junitparser=="],
}


def program(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)


@pytest.fixture(params=PACKAGES)
def package(tmp_path, request):
    """A package folder with these scripts, and a Python of its own that has ensurepip."""
    root, prefix, bin = tmp_path / "a package", tmp_path / "prefix", tmp_path / "bin"
    shutil.copytree(CI, root / "ci", ignore=shutil.ignore_patterns("tests", "__pycache__"))
    program(bin / "pkg-config", PKG_CONFIG)
    program(prefix / "bin/python3.99", PYTHON)
    program(prefix / "lib/python3.99/ensurepip/__init__.py", "")
    pip, log = tmp_path / "pip", tmp_path / "log"
    pip.write_text("exit 0")

    class Package:
        script = request.param
        environment = root / ".build" / script
        path = f"{bin}:{os.environ['PATH']}"

        def __call__(self):
            variables = {
                "PATH": self.path, "PREFIX": str(prefix), "PIP": str(pip), "LOG": str(log),
            }
            return subprocess.run(
                [root / "ci" / self.script], env=variables, cwd=tmp_path, capture_output=True,
                text=True)

        def installations(self):
            return log.read_text().splitlines() if log.exists() else []

    package = Package()
    package.root, package.prefix, package.bin, package.pip = root, prefix, bin, pip
    return package


def test_it_installs_once_and_prints_the_interpreter(package):
    first, second = package(), package()
    assert (first.returncode, second.returncode, second.stderr) == (0, 0, "")
    assert first.stdout == second.stdout == f"{package.environment}/bin/python3\n"
    (command,) = package.installations()
    assert all(name in command for name in PACKAGES[package.script])


@pytest.mark.parametrize(
    "damage",
    [
        lambda environment: (environment / "complete").unlink(),
        lambda environment: (environment / "complete").write_text("other versions\n"),
        lambda environment: (environment / "bin/imports").unlink(),
        lambda environment: (environment / "bin/python3").unlink(),
    ],
    ids=["unfinished", "other versions", "package lost", "interpreter lost"],
)
def test_what_is_half_is_made_anew(package, damage):
    package()
    damage(package.environment)
    run = package()
    assert run.returncode == 0, run.stderr
    assert len(package.installations()) == 2


def test_a_pip_that_is_killed_leaves_nothing_that_counts(package):
    package.pip.write_text("kill -KILL $$")
    assert package().returncode == 3
    package.pip.write_text("exit 0")
    assert package().returncode == 0
    assert len(package.installations()) == 2


def test_offline_it_says_why_and_what_to_do(package):
    package.pip.write_text("echo no route to the registry; exit 1")
    run = package()
    assert (run.returncode, run.stdout) == (3, "")
    assert "no route to the registry" in run.stderr
    assert f"could not install {PACKAGES[package.script][0]}" in run.stderr
    assert "ci/test debug" in run.stderr


def test_without_ensurepip_the_package_is_named_and_installed(package, tmp_path):
    (package.prefix / "lib/python3.99/ensurepip/__init__.py").unlink()
    log = tmp_path / "apt"
    program(package.bin / "apt-get", f'#!/bin/sh\necho "$@" >> "{log}"\n')
    program(package.bin / "sudo", '#!/bin/sh\nexec "$@"\n')
    run = package()
    assert log.read_text().splitlines()[1].endswith(" python3-venv")
    # This apt-get installs nothing, and is not believed.
    assert run.returncode == 3 and "venv is still not found" in run.stderr
    assert package.installations() == []
