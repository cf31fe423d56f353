"""ci/container: the steps of a Containerfile, and the one that we have."""

import sys
from pathlib import Path

import pytest

CI = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(CI / "container"))

from containerfile import BadContainerfile, Ignored, Step, parse  # noqa: E402


def test_steps_are_read_with_their_stages_and_joined_lines():
    text = ("# why\nFROM a:1 AS build\nRUN one \\\n# between\n  && two\n\n"
            "FROM b\nCOPY --from=build /x /y/\n")
    first, run, second, copy = parse(text)
    assert (first.words[0], first.stage) == ("a:1", "build")
    assert (second.words, second.stage) == (["b"], "stage-2")
    assert run.words == ["one   && two"]
    assert copy == Step("COPY", ["/x", "/y/"], "COPY --from=build /x /y/", origin="build")


def test_an_entry_point_is_a_list():
    assert parse('FROM a\nENTRYPOINT ["tool", "a b"]')[1].words == ["tool", "a b"]


@pytest.mark.parametrize("text, named", [
    ("FROM a\nVOLUME /x", "VOLUME"),
    ("FROM a\nCOPY --chown=x a b", "--chown=x"),
    ("FROM a\nENTRYPOINT tool", "entry point"),
    ("FROM a\nRUN one \\", "ends within"),
    ("RUN one", "FROM"),
    ("", "FROM"),
])
def test_what_cannot_be_performed_is_refused(text, named):
    with pytest.raises(BadContainerfile, match=named):
        parse(text)


def test_ours_can_be_performed():
    steps = parse((CI.parent / "Containerfile").read_text())
    assert [step.name for step in steps].count("FROM") == 2
    assert steps[-1].words == ["lockstep"]
    user = [step.words for step in steps if step.name == "USER"]
    assert user == [["lockstep"]]


def test_build_folders_are_left_out():
    ours = Ignored(CI.parent / ".dockerignore")
    names = [".git", ".build", ".build-thread", "Sources", "Package.swift"]
    assert ours.among(Path("."), names) == {".git", ".build", ".build-thread"}
    assert ours.among(Path("Examples/OwnCell"), [".build", "Package.swift", ".git"]) == {".build"}


def test_a_line_that_is_not_known_is_refused(tmp_path):
    (tmp_path / "ignored").write_text("!keep\n")
    with pytest.raises(BadContainerfile, match="!keep"):
        Ignored(tmp_path / "ignored")
