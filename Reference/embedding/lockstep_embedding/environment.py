"""Puts the packages of an environment first on the path, without activating it."""

import site
import sys


def use(site_packages, keeps_system_packages):
    """Adds the folder, and what its .pth files name, in front of everything else.

    A virtual environment that does not include the system's packages does not see them here
    either: two halves of one package must not mix.
    """
    if not keeps_system_packages:
        system = set(site.getsitepackages())
        sys.path[:] = [entry for entry in sys.path if entry not in system]
    before = list(sys.path)
    site.addsitedir(site_packages)
    added = [entry for entry in sys.path if entry not in before]
    sys.path[:] = added + [entry for entry in sys.path if entry not in added]


def version_and_file(module):
    """A module's version and file, each None if it states none."""
    version = getattr(module, "__version__", None)
    if version is None:
        from importlib import metadata

        try:
            version = metadata.version(module.__name__)
        except metadata.PackageNotFoundError:
            pass
    file = getattr(module, "__file__", None)
    return (None if version is None else str(version)), file
