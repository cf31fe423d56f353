"""Reports of the real program, and pages that open them."""

import os
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

HOSTILE = "<img src=x onerror=alert(1)>\"\u0301 onmouseover=alert(2) '&lt;%0A.npz"
MANY = 500
KINDS = ("none", "one", "hostile", "model", "many")

# A case whose map is as large as maps are: 64 steps of 48 units.
LONG_CASE = """
import numpy
from lockstep_reference import CELLS
from lockstep_reference.case_files import write_case

random = numpy.random.default_rng(3)
shapes = {"inputs": (64, 2, 5), "kernel": (53, 192), "bias": (192,), "initial_c": (2, 48), "initial_h": (2, 48)}
case = {name: random.standard_normal(shape).astype("float32") for name, shape in shapes.items()}
write_case("long.npz", CELLS["lstm"], case, {"forget_bias": 1.0})
"""


def run(*arguments: str, folder: Path) -> None:
    """Runs lockstep; a divergence is what is wanted here."""
    done = subprocess.run(
        [os.environ["LOCKSTEP"], *arguments, "--quiet"], cwd=folder, capture_output=True, text=True
    )
    assert done.returncode in (0, 1), done.stderr


@pytest.fixture(scope="session")
def reports(tmp_path_factory) -> dict[str, Path]:
    """One report of each kind, by name."""
    folder = tmp_path_factory.mktemp("reports")
    wrong = ("--subject", "mistake:gates_ifjo")
    run("fuzz", "--cases", "96", "--findings", "-", "--report", "html:none.html", folder=folder)
    run("replay", "1:37", *wrong, "--report", "html:one.html", folder=folder)
    run("fuzz", "--cases", "40", "--findings", "found", *wrong, folder=folder)
    file = sorted((folder / "found").glob("*.npz"))[0].read_bytes()
    (folder / HOSTILE).write_bytes(file)
    run("replay", HOSTILE, *wrong, "--report", "html:hostile.html", folder=folder)
    model = Path(__file__).parents[2] / "Tests/Fixtures/tf_checkpoints/long_2x6_T1000"
    given = ("--batch-major", "--inputs", f"{model}/io.npz:x", "--expected", f"{model}/io.npz:outputs")
    run("check", str(model), *given, "--forget-bias", "0", "--report", "html:model.html", folder=folder)
    names = []
    for number in range(MANY - 1):
        names.append(f"case-{number}.npz")
        (folder / names[-1]).write_bytes(file)
    # By the Python that has NumPy, with the Reference.
    subprocess.run([os.environ["REFERENCE_PYTHON"], "-B", "-c", LONG_CASE], cwd=folder, check=True)
    run("replay", "long.npz", *names, *wrong, "--report", "html:many.html", folder=folder)
    return {name: folder / f"{name}.html" for name in KINDS}


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ["CHROMIUM"], chromium_sandbox=os.geteuid() != 0
        )
        yield browser
        browser.close()


class Visit:
    """A page, and everything that it said or asked for."""

    def __init__(self, browser, report: Path, width: int, scheme: str, fragment: str = "", **options):
        self.context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, **options
        )
        self.page = self.context.new_page()
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", self._asked)
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.address = report.as_uri()
        self.page.goto(self.address + fragment, wait_until="load")

    def _said(self, message) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def _asked(self, dialog) -> None:
        self.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def check(self) -> None:
        """Nothing was complained of, and nothing asked for but the page itself."""
        assert self.complaints == []
        assert {request.split("#")[0] for request in self.requests} == {self.address}


@pytest.fixture
def visit(browser):
    visits = []

    def open_report(report: Path, width: int = 1280, scheme: str = "light", **options) -> Visit:
        visits.append(Visit(browser, report, width, scheme, **options))
        return visits[-1]

    yield open_report
    for each in visits:
        each.check()
        each.context.close()
