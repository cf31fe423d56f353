"""ci/lockstep, with a stand-in for the toolchain: it installs, builds what changed, hands over."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

CI = Path(__file__).resolve().parent.parent

# Builds a lockstep that prints its arguments and ends with status 7; keeps count.
SWIFT = """#!/bin/sh
case "$*" in *--version*) exit ;; esac
echo built >> "$COUNT"
mkdir -p "$PACKAGE/.build/release"
touch "$PACKAGE/.build/workspace-state.json" "$PACKAGE/Package.resolved"
printf '#!/bin/sh\\nprintf "<%%s>" "$@"\\nexit 7\\n' > "$PACKAGE/.build/release/lockstep"
chmod +x "$PACKAGE/.build/release/lockstep"
echo 'build output'
"""


def program(path, text):
    path.write_text(text)
    path.chmod(0o755)


@pytest.fixture
def package(tmp_path):
    """A package folder with these scripts, a folder of stand-ins on PATH, and a way to run."""
    root = tmp_path / "a package"
    shutil.copytree(CI, root / "ci", ignore=shutil.ignore_patterns("tests", "__pycache__"))
    for folder in ("Sources/Cell", "Plugins", "Reference"):
        (root / folder).mkdir(parents=True)
    (root / "Package.swift").write_text("")
    (root / "Sources/Cell/Cell.swift").write_text("let a = 1\n")
    bin = tmp_path / "bin"
    bin.mkdir()
    program(bin / "swift", SWIFT)
    count = tmp_path / "count"

    class Package:
        path = f"{bin}:{os.environ['PATH']}"

        def __call__(self, *arguments, script=root / "ci/lockstep"):
            environment = {
                "PATH": self.path,
                "COUNT": str(count),
                "PACKAGE": str(root),
                "HOME": str(tmp_path),
            }
            return subprocess.run(
                [script, *arguments], env=environment, cwd=tmp_path, capture_output=True, text=True
            )

        def only_on_path(self, *names, stand_ins):
            """Hides every program but these."""
            for name in names:
                (bin / name).symlink_to(shutil.which(name))
            for name, text in stand_ins.items():
                program(bin / name, text)
            self.path = str(bin)

    package = Package()
    package.root = root
    package.builds = lambda: len(count.read_text().splitlines()) if count.exists() else 0
    return package


def test_arguments_output_and_exit_status_are_those_of_the_binary(package):
    run = package("fuzz", "--cases", "a b", "")
    assert (run.returncode, run.stdout) == (7, "<fuzz><--cases><a b><>")
    assert "build output" in run.stderr


def test_a_second_run_builds_nothing_and_says_nothing(package):
    package()
    run = package()
    assert (package.builds(), run.stderr) == (1, "")


def test_it_works_through_a_link(package, tmp_path):
    link = tmp_path / "link"
    link.symlink_to(package.root / "ci/lockstep")
    assert package("doctor", script=link).stdout == "<doctor>"


def edit_with_old_times(root):
    file = root / "Sources/Cell/Cell.swift"
    before = file.stat()
    file.write_text("let a = 2\n")  # the same length
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


@pytest.mark.parametrize(
    "change",
    [
        edit_with_old_times,
        lambda root: (root / "Reference/cells.py").write_text(""),
        lambda root: (root / "Sources/Cell/Cell.swift").unlink(),
        lambda root: (root / "Package.swift").write_text("//"),
        lambda root: (root / ".build/release/lockstep").unlink(),
        lambda root: (root / ".build/workspace-state.json").write_text("{}"),
    ],
    ids=["edit", "new file", "removal", "manifest", "binary", "dependencies"],
)
def test_every_change_is_built_once(package, change):
    package()
    change(package.root)
    package()
    package()
    assert package.builds() == 2


def test_a_failing_build_is_shown_and_nothing_is_run(package, tmp_path):
    program(tmp_path / "bin/swift", SWIFT.replace("echo 'build output'", "echo 'bad type'; exit 1"))
    run = package()
    assert (run.returncode, run.stdout) == (3, "")
    assert "bad type" in run.stderr and "the build failed" in run.stderr


TOOLS = ("bash", "readlink", "env", "find", "uname", "mkdir", "touch", "chmod")


@pytest.mark.parametrize(
    "manager,command",
    [
        ("brew", "brew install pkgconf python3 zlib snappy numpy"),
        (
            "dnf",
            "sudo dnf install pkgconf-pkg-config python3-devel zlib-devel snappy-devel python3-numpy",
        ),
        ("apk", "sudo apk add pkgconf python3-dev zlib-dev snappy-dev py3-numpy"),
        ("pacman", "sudo pacman -S pkgconf python zlib snappy python-numpy"),
    ],
)
def test_without_apt_the_exact_packages_are_printed(package, manager, command):
    package.only_on_path(*TOOLS, stand_ins={manager: "#!/bin/sh\nexit 1\n"})
    run = package("fuzz")
    assert (run.returncode, run.stdout, package.builds()) == (3, "", 0)
    assert command in run.stderr


def test_with_apt_what_is_missing_is_named_and_installed(package, tmp_path):
    log = tmp_path / "apt"
    package.only_on_path(
        *TOOLS,
        stand_ins={
            "apt-get": f'#!/bin/sh\necho "$@" >> "{log}"\n',
            "sudo": '#!/bin/sh\nexec "$@"\n',
        },
    )
    run = package("fuzz")
    update, install = log.read_text().splitlines()
    assert update.startswith("update") and install.startswith("install")
    for name in ("pkg-config", "libpython3-dev", "python3-numpy"):
        assert name in install and name in run.stderr.splitlines()[0]
    # This apt-get installs nothing, and is not believed.
    assert run.returncode == 3 and "still not found" in run.stderr


def test_an_installation_that_fails_ends_with_its_reason(package):
    package.only_on_path(
        *TOOLS,
        stand_ins={
            "apt-get": "#!/bin/sh\necho no network\nexit 100\n",
            "sudo": '#!/bin/sh\nexec "$@"\n',
        },
    )
    run = package("fuzz")
    assert run.returncode == 3
    assert "no network" in run.stderr and "apt-get could not install" in run.stderr


def test_without_a_toolchain_it_says_where_to_get_one(package, tmp_path):
    package.only_on_path(*TOOLS, stand_ins={})
    (tmp_path / "bin/swift").unlink()
    run = package("fuzz")
    assert run.returncode == 3 and "swift.org" in run.stderr
