"""The instructions of a Containerfile, of the few kinds that ours has; any other is refused."""

import fnmatch
import json
import shlex
from dataclasses import dataclass

KNOWN = ("FROM", "RUN", "COPY", "WORKDIR", "USER", "ENV", "ENTRYPOINT")


class BadContainerfile(SystemExit):
    """An instruction that cannot be performed, with its text."""


@dataclass(frozen=True)
class Step:
    """An instruction: its words are those of its kind, of RUN the whole command.

    `stage` is the name that FROM gives, `origin` the stage that COPY takes from.
    """

    name: str
    words: list
    text: str
    stage: str = ""
    origin: str = ""


def parse(text):
    """Every step, in order. Comments are left out, and lines joined that end with a backslash."""
    steps, joined = [], ""
    for line in text.split("\n"):
        if line.lstrip().startswith("#"):
            continue
        if line.endswith("\\"):
            joined += line[:-1]
        elif (joined + line).strip():
            steps.append(step((joined + line).strip(), len(steps)))
            joined = ""
    if joined.strip():
        raise BadContainerfile(f"Containerfile ends within an instruction: {joined.strip()}")
    if not steps or steps[0].name != "FROM":
        raise BadContainerfile("Containerfile does not begin with FROM")
    return steps


def step(text, number):
    """One instruction."""
    name, _, rest = text.partition(" ")
    if name not in KNOWN:
        raise BadContainerfile(f"{name} is not among the instructions that can be performed here, "
                               f"{', '.join(KNOWN)}: {text}")
    if name == "RUN":
        return Step(name, [rest.strip()], text)
    if name == "ENTRYPOINT":
        try:
            return Step(name, json.loads(rest), text)
        except ValueError:
            raise BadContainerfile(f"an entry point is a list, as in JSON: {text}") from None
    words = shlex.split(rest)
    flags = [word for word in words if word.startswith("--")]
    words = [word for word in words if not word.startswith("--")]
    stage = origin = ""
    if name == "FROM":
        stage = words[2] if len(words) == 3 and words[1] == "AS" else f"stage-{number}"
    if name == "COPY" and flags and flags[0].startswith("--from="):
        origin = flags.pop().removeprefix("--from=")
    expected = {"FROM": (1, 3), "COPY": range(2, 100), "ENV": range(1, 100)}.get(name, (1,))
    if flags or len(words) not in expected:
        raise BadContainerfile(f"this form of {name} cannot be performed here: {text}")
    return Step(name, words, text, stage, origin)


class Ignored:
    """What .dockerignore leaves out: names of the top folder, and **/NAME at any depth."""

    def __init__(self, path):
        lines = path.read_text(encoding="utf-8").split("\n") if path.exists() else []
        patterns = [line for line in lines if line and not line.startswith("#")]
        self.anywhere = [line.removeprefix("**/") for line in patterns if line.startswith("**/")]
        self.top = [line for line in patterns if not line.startswith("**/")]
        for pattern in self.anywhere + self.top:
            if "/" in pattern or pattern.startswith("!"):
                raise BadContainerfile(f"this form of a line is not known here: {pattern}")

    def among(self, folder, names):
        """Which of the names of a folder, relative to the package's, are left out."""
        patterns = self.anywhere + (self.top if not folder.parts else [])
        return {name for name in names
                if any(fnmatch.fnmatchcase(name, pattern) for pattern in patterns)}
