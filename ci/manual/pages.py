"""Manual pages, in the macros of man(7), from what a program tells of its commands.

A program's --experimental-dump-help is JSON of swift-argument-parser: commands with names,
abstracts, discussions, arguments and subcommands. There is a page for each command, as git has
them, since many options belong to several. The package's own generate-manual is not used: it shows
hidden commands, says that every failure is "> 0", and knows no variables of the environment.

A page holds no date: it changes when a command does, and never else.
"""

import re
import textwrap

HEADING = "User Commands"


def escaped(text):
    """Text that is printed as it is, and in which every character is one of ASCII."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("`", "\\`")
    text = text.replace("^", "\\(ha").replace("~", "\\(ti").replace('"', "\\(dq")
    return "".join(c if ord(c) < 128 else f"\\[u{ord(c):04X}]" for c in text)


def prose(text):
    """Lines of text that is filled; none begins with what would be a request."""
    lines = textwrap.wrap(escaped(text), 78, break_long_words=False, break_on_hyphens=False)
    return ["\\&" + line if line[0] in ".'" else line for line in lines]


def paragraphs(text):
    """Lines for a text of several paragraphs, and of examples, which are indented."""
    lines = []
    for block in re.split(r"\n\s*\n", text.strip("\n")):
        rows = block.split("\n")
        if all(row.startswith("  ") for row in rows):
            body = ["\\&" + escaped(row) for row in textwrap.dedent(block).split("\n")]
            lines += [".PP", ".RS 4", ".nf", *body, ".fi", ".RE"]
        else:
            lines += [".PP", *prose(" ".join(row.strip() for row in rows))]
    return lines[1:] if lines[:1] == [".PP"] else lines


def bold(text):
    return f"\\fB{escaped(text)}\\fR"


def italic(text):
    return f"\\fI{escaped(text)}\\fR"


def spelling(name):
    return ("--" if name["kind"] == "long" else "-") + name["name"]


def shown(items):
    return [item for item in items or [] if item.get("shouldDisplay", True)]


def synopsis(argument):
    """An argument as it stands in a command line."""
    value = argument.get("valueName", "")
    if argument["kind"] == "positional":
        text = italic(value)
    else:
        text = bold(spelling(argument["preferredName"]))
        if argument["kind"] == "option":
            text += "\\ " + italic(value)
    if argument.get("isOptional", False):
        text = f"[{text}]"
    return text + ("\\ \\&..." if argument.get("isRepeating", False) else "")


def item(argument):
    """An argument in a list: how it is written, and what it does."""
    value = argument.get("valueName", "")
    if argument["kind"] == "positional":
        label = italic(value)
    else:
        label = ", ".join(bold(spelling(name)) for name in argument["names"])
        if argument["kind"] == "option":
            label += " " + italic(value)
    lines = [".TP", label, *prose(argument.get("abstract", ""))]
    if argument.get("discussion"):
        lines += prose(argument["discussion"])
    return lines


def options(command):
    """The sections of a command's arguments, under the titles that its help has."""
    groups = {}
    for argument in shown(command.get("arguments")):
        usual = "Arguments" if argument["kind"] == "positional" else "Options"
        groups.setdefault(argument.get("sectionTitle") or usual, []).append(argument)
    ordered = sorted(groups, key=lambda title: ["Arguments"].count(title), reverse=True)
    lines = []
    for title in ordered:
        lines.append(f".SH {escaped(title.upper())}")
        for argument in groups[title]:
            lines += item(argument)
    return lines


def statuses(discussion):
    """The section of the exit statuses that a discussion lists, and what else it says."""
    listed = re.search(r"Exit status: (0 .*?)\.\s*$", discussion, re.DOTALL)
    if not listed:
        return [], discussion
    lines = [".SH EXIT STATUS"]
    for entry in re.split(r"; (?=\d)", listed[1]):
        number, meaning = entry.split(" ", 1)
        lines += [".TP", bold(number), *prose(meaning[0].upper() + meaning[1:] + ".")]
    return lines, discussion[:listed.start()].rstrip()


def subcommands(command):
    return [child for child in shown(command.get("subcommands")) if child["commandName"] != "help"]


def further(page, root):
    """The sections of ci/manual/PAGE.roff; every variable that they name, the sources know too."""
    path = root / "ci" / "manual" / f"{page}.roff"
    if not path.exists():
        return []
    text = path.read_text(encoding="utf-8")
    files = (root / "Sources").rglob("*.swift")
    sources = "".join(file.read_text(encoding="utf-8") for file in files)
    for variable in re.findall(r"^\.B ([A-Z_]+)$", text, re.MULTILINE):
        if variable not in sources:
            raise SystemExit(f"{path} tells of {variable}, which no file of Sources mentions. "
                             "Correct the one or the other.")
    return text.rstrip("\n").split("\n")


def page(command, words, version, others, root):
    """The text of one page."""
    name = "-".join(words)
    ends, discussion = statuses(command.get("discussion", ""))
    children = subcommands(command)
    arguments = shown(command.get("arguments"))
    usage = " ".join([bold(" ".join(words)), *map(synopsis, arguments)])
    if children:
        usage = f"{bold(' '.join(words))} {italic('command')} [{italic('options')}]"
    lines = [
        '.\\" Made by ci/make-manual-and-completions. Change the commands, or ci/manual.',
        f'.TH "{escaped(name.upper())}" 1 "" "{escaped(f"lockstep {version}")}" "{HEADING}"',
        ".SH NAME", f"{escaped(name)} \\- {escaped(command['abstract'].rstrip('.'))}",
        ".SH SYNOPSIS", ".nh", ".ad l", usage, ".ad", ".hy",
        ".SH DESCRIPTION", *paragraphs(command["abstract"]),
    ]
    if discussion:
        lines += [".PP", *paragraphs(discussion)]
    if children:
        lines.append(".SH COMMANDS")
        for child in children:
            reference = "-".join([*words, child["commandName"]])
            lines += [".TP", f".BR {escaped(reference)} (1)", *prose(child["abstract"])]
    if len(words) > 1 and not ends:
        ends = [".SH EXIT STATUS", "As", f".BR {words[0]} (1)", "lists them."]
    lines += options(command) + ends + further(name, root)
    if len(words) > 1:
        lines += [".SH ENVIRONMENT", "Variables and files are described in", f".BR {words[0]} (1)."]
    related = [other for other in others if other != name]
    if related:
        lines.append(".SH SEE ALSO")
        for other in related:
            lines.append(f".BR {escaped(other)} (1){'' if other == related[-1] else ','}")
    return "\n".join(lines) + "\n"


def manual(command, version, root):
    """Every page of a program: its name and its text.

    Args:
        command: what the program tells of its outermost command.
        version: of the package.
        root: the package's folder.
    """
    found = []

    def visit(command, words):
        found.append((command, words))
        for child in subcommands(command):
            visit(child, [*words, child["commandName"]])

    visit(command, [command["commandName"]])
    names = ["-".join(words) for _, words in found]
    if names == ["nnet-forward"]:
        related = {"nnet-forward": ["lockstep", "lockstep-forward"]}
    else:
        # The page of the program lists its commands already.
        related = {name: [] if name == names[0] else near(name, names) for name in names}
        related[names[0]] = ["nnet-forward"]
    return {"-".join(words): page(command, words, version, related["-".join(words)], root)
            for command, words in found}


def near(name, names):
    """The pages above one, and below it."""
    return [other for other in names
            if name.startswith(other + "-") or other.startswith(name + "-")]
