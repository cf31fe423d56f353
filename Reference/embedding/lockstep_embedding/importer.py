"""Imports packages from sources held in memory.

The embedding process runs this file first, on its own, and then hands over tables of sources.
"""

import sys
from importlib.machinery import ModuleSpec, PathFinder


class Finder:
    """Finds the modules of all added packages, before any that `sys.path` would give."""

    def __init__(self):
        self.sources = {}  # module name -> (path, source, whether it is a package)
        self.folders = {}  # package name -> the folder that holds it instead

    def find_spec(self, name, path=None, target=None):
        folder = self.folders.get(name)
        if folder is not None:
            return PathFinder.find_spec(name, [folder])
        entry = self.sources.get(name)
        if entry is None:
            return None
        file, _, is_package = entry
        spec = ModuleSpec(name, Loader(entry), origin=file, is_package=is_package)
        spec.has_location = True  # gives the module a __file__
        return spec


class Loader:
    """Compiles one module, when it is first imported.

    `get_source` is what puts source lines into tracebacks.
    """

    def __init__(self, entry):
        self.file, self.source, self.package = entry

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        exec(self.get_code(module.__name__), module.__dict__)

    def get_code(self, name):
        return compile(self.source, self.file, "exec", dont_inherit=True)

    def get_source(self, name):
        return self.source

    def get_filename(self, name):
        return self.file

    def is_package(self, name):
        return self.package


finder = Finder()


def modules(sources):
    """The modules of a table (path -> source). A folder without __init__.py is an empty package."""
    found = {}
    for path, source in sources.items():
        parts = path.removesuffix(".py").split("/")
        is_package = parts[-1] == "__init__"
        if is_package:
            parts.pop()
        for depth in range(1, len(parts)):
            folder = parts[:depth]
            found.setdefault(".".join(folder), (f"<embedded>/{'/'.join(folder)}", "", True))
        found[".".join(parts)] = (f"<embedded>/{path}", source, is_package)
    return found


def add(sources, folder=None):
    """Makes a table's packages importable, from `folder` where one is given."""
    found = modules(sources)
    for name, entry in found.items():
        if finder.sources.get(name, entry) != entry:
            raise ValueError(f"another source of the module {name} was added before")
    if folder is None:
        finder.sources.update(found)
    else:
        finder.folders.update((name, folder) for name in found if "." not in name)
    if finder not in sys.meta_path:
        sys.meta_path.insert(0, finder)
