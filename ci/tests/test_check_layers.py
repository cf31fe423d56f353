"""check-layers, on tiny fake packages: every rule passes what it should and refuses the rest."""

import importlib.util
import subprocess
import sys
from importlib.machinery import SourceFileLoader
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parent.parent / "check-layers"
loader = SourceFileLoader("check_layers", str(SCRIPT))
spec = importlib.util.spec_from_loader("check_layers", loader)
check_layers = importlib.util.module_from_spec(spec)
loader.exec_module(check_layers)


def target(name, *dependencies, type="regular", path=None, products=()):
    return {
        "name": name,
        "type": type,
        "path": path,
        "dependencies": [{"byName": [name, None]} for name in dependencies]
        + [{"product": [name, "some-package", None, None]} for name in products],
    }


@pytest.fixture
def check(tmp_path):
    """Writes files (path → source), and returns what is found in a package of these targets."""

    def run(targets, files):
        for path, source in files.items():
            file = tmp_path / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(source)
        return list(check_layers.findings({"targets": targets}, tmp_path))

    return run


LAYERS = [target("Tensors"), target("CrossCheck", "Tensors"), target("Reports", "CrossCheck")]
SOUND = {
    "Sources/Tensors/Tensor.swift": "struct Tensor {}\n",
    "Sources/CrossCheck/Case.swift": "public import Tensors\n",
    "Sources/Reports/Text.swift": "import CrossCheck\nimport Foundation\n",
}


def test_a_package_that_follows_its_manifest_has_no_findings(check):
    assert check(LAYERS, SOUND) == []


def test_a_transitive_import_is_refused_with_file_line_module_and_way_out(check):
    [finding] = check(
        LAYERS, SOUND | {"Sources/Reports/Text.swift": "import CrossCheck\n\nimport Tensors\n"}
    )
    assert finding.startswith("Sources/Reports/Text.swift:3: Reports may not import Tensors")
    assert "Package.swift" in finding


def test_an_import_from_the_layer_above_is_refused(check):
    [finding] = check(LAYERS, SOUND | {"Sources/Tensors/Tensor.swift": "import Reports\n"})
    assert "Tensors may not import Reports" in finding


@pytest.mark.parametrize(
    "line",
    [
        "import Reports",
        "public import Reports",
        "internal import Reports",
        "@testable import Reports",
        "@testable internal import Reports",
        "@_exported import Reports",
        "@_exported\npublic import Reports",
        "@_spi(Bits) import Reports",
        "@preconcurrency import Reports",
        "import struct Reports.Text",
        "import func Reports.render",
        "import Reports.Text",
        "import `Reports`",
        "  import Reports // why",
        "import Swift; import Reports",
        "#if os(Linux)\n  import Reports\n#else\n#endif",
        "/* one /* two */ */ import Reports",
        'let text = "//"\nimport Reports',
    ],
)
def test_every_form_of_import_counts(check, line):
    [finding] = check(
        [target("Cell"), target("Reports")],
        {"Sources/Cell/A.swift": line + "\n", "Sources/Reports/B.swift": "\n"},
    )
    assert "Cell may not import Reports" in finding


@pytest.mark.parametrize(
    "text",
    [
        "// import Reports",
        "/// import Reports",
        "/*\nimport Reports\n*/",
        "/* /* */\nimport Reports\n*/",
        'let text = """\n  import Reports\n  """',
        'let text = #"""\n  import Reports\n  """#',
        'let text = "import Reports"',
        "func read(\n  import module: Int\n) {}",
        "func read(\n  import: Int\n) {}",
        "#if canImport(Reports)\n#endif",
        "let important = 1",
    ],
)
def test_what_only_looks_like_an_import_does_not_count(check, text):
    assert (
        check(
            [target("Cell"), target("Reports")],
            {"Sources/Cell/A.swift": text + "\n", "Sources/Reports/B.swift": "\n"},
        )
        == []
    )


def test_the_line_number_counts_comments_and_strings(check):
    source = '/* 1\n2 */\nlet text = """\n4\n"""\nimport Reports\n'
    [finding] = check(
        [target("Cell"), target("Reports")],
        {"Sources/Cell/A.swift": source, "Sources/Reports/B.swift": "\n"},
    )
    assert finding.startswith("Sources/Cell/A.swift:6:")


def test_a_product_counts_under_the_name_of_its_module(check):
    targets = [target("Cell", products=["RealModule"]), target("Tool")]
    [finding] = check(
        targets,
        {
            "Sources/Cell/A.swift": "import RealModule\n",
            "Sources/Tool/B.swift": "import RealModule\n",
        },
    )
    assert "Tool may not import RealModule" in finding


@pytest.mark.parametrize(
    "name,module",
    [
        ("CrossCheck", "Foundation"),
        ("CrossCheck", "FoundationEssentials"),
        ("CrossCheck", "Glibc"),
        ("CrossCheck", "Dispatch"),
        ("CrossCheck", "Synchronization"),
        ("Tensors", "Darwin"),
        ("RecurrentCells", "Foundation"),
        ("RecurrentCells", "FoundationEssentials"),
    ],
)
def test_stricter_targets_are_refused_parts_of_the_system(check, name, module):
    [finding] = check([target(name)], {f"Sources/{name}/A.swift": f"import {module}\n"})
    assert f"{name} may not import {module}" in finding


@pytest.mark.parametrize("module", ["Foundation", "Glibc", "Synchronization", "Swift"])
def test_other_targets_may_use_the_system(check, module):
    assert check([target("Reports")], {"Sources/Reports/A.swift": f"import {module}\n"}) == []


def test_an_unknown_system_module_is_refused(check):
    [finding] = check([target("Reports")], {"Sources/Reports/A.swift": "import CoreML\n"})
    assert "Reports may not import CoreML" in finding


def test_testing_belongs_to_tests_and_lockstep_testing_only(check):
    targets = [target("ATests", type="test"), target("LockstepTesting"), target("Lockstep")]
    [finding] = check(
        targets,
        {
            "Tests/ATests/A.swift": "import Testing\n",
            "Sources/LockstepTesting/B.swift": "import Testing\n",
            "Sources/Lockstep/C.swift": "import Testing\n",
        },
    )
    assert finding.startswith("Sources/Lockstep/C.swift:1: Lockstep may not import Testing")


def test_package_plugin_belongs_to_plugins_only(check):
    targets = [target("Embed", type="plugin"), target("Tool")]
    [finding] = check(
        targets,
        {
            "Plugins/Embed/A.swift": "import PackagePlugin\n",
            "Sources/Tool/B.swift": "import PackagePlugin\n",
        },
    )
    assert "Tool may not import PackagePlugin" in finding


def test_a_dependency_that_no_file_imports_is_reported(check):
    [finding] = check(LAYERS, SOUND | {"Sources/Reports/Text.swift": "import Foundation\n"})
    assert finding.startswith("Package.swift: Reports depends on CrossCheck")


def test_dependencies_of_c_targets_and_plugins_and_on_programs_need_no_import(check):
    targets = [
        target("CPython", type="system"),
        target("_CPython", "CPython"),
        target("tool", type="executable"),
        target("Embed", "tool", type="plugin"),
        target("ToolTests", "tool", type="test"),
    ]
    assert (
        check(
            targets,
            {
                "Sources/_CPython/shim.c": "\n",
                "Sources/tool/main.swift": "\n",
                "Plugins/Embed/A.swift": "import PackagePlugin\n",
                "Tests/ToolTests/A.swift": "import Testing\n",
            },
        )
        == []
    )


def test_a_target_may_have_a_path_of_its_own_and_a_name_that_is_no_identifier(check):
    targets = [
        target("embed-python", type="executable", path="Plugins/embed-python"),
        target("Tool"),
    ]
    findings = check(
        targets,
        {
            "Plugins/embed-python/main.swift": "import Nowhere\n",
            "Sources/Tool/A.swift": "import embed_python\n",
        },
    )
    assert [finding.split(": ")[1] for finding in findings] == [
        "embed-python may not import Nowhere",
        "Tool may not import embed_python",
    ]


def test_an_unknown_kind_of_dependency_is_not_passed_over():
    with pytest.raises(ValueError, match="macro"):
        check_layers.dependencies({"name": "A", "dependencies": [{"macro": ["B"]}]})


def test_the_script_reads_a_real_manifest_and_ends_with_status_1(tmp_path):
    (tmp_path / "Package.swift").write_text(
        "// swift-tools-version: 6.0\nimport PackageDescription\n"
        'let package = Package(name: "p", targets: [.target(name: "A"), .target(name: "B")])\n'
    )
    for name, source in (("A", "import B\n"), ("B", "\n")):
        (tmp_path / "Sources" / name).mkdir(parents=True)
        (tmp_path / "Sources" / name / "File.swift").write_text(source)
    run = subprocess.run([sys.executable, SCRIPT, tmp_path], capture_output=True, text=True)
    assert run.returncode == 1
    assert run.stdout.startswith("Sources/A/File.swift:1: A may not import B")
