"""The modules that are in the memory image, and how a run comes to see them.

Importing `asyncio` from compressed code takes 70 ms, finding it in the image nothing. So popular modules are imported
while the component is built. A program must not notice: at its start `sys.modules` has what `python3` has there, and
the rest is held back by the library's loader, which hands out the very module when it is imported, together with the
modules that its import would have loaded.
"""

import builtins
import sys

from .library import ROOT

#: What the snapshot has in it, by what programs of the kind that people run in a sandbox import: standard exercises, text, dates,
#: files, classes and types, asyncio. Each entry brings what it imports itself; `asyncio` brings the most, 1.8 MB with
#: `inspect`, `logging`, `socket`, `subprocess` and `threading`, and would take 25 ms. The others that people know take from one
#: millisecond to ten to import (`unittest`, the largest) and are left out for what they would add, 2 MB together.
POPULAR = """
__future__ abc array ast asyncio atexit base64 binascii bisect calendar cmath collections collections.abc
concurrent.futures contextlib contextvars copy copyreg csv dataclasses datetime decimal enum errno fnmatch functools gc
glob hashlib heapq hmac importlib importlib.machinery importlib.util inspect io itertools json keyword linecache locale
logging math numbers operator os pathlib pprint queue random re reprlib secrets select selectors shutil signal socket
sqlite3 stat string struct subprocess sys tempfile textwrap threading time tokenize traceback types typing unicodedata
uuid warnings weakref zlib
""".split()


class Image:
    """Imports the popular modules, then knows how the world looks at the start of a run."""

    def __init__(self, loader, first):
        self._loader, self._first = loader, first
        self._running, self._imports, self._held = [], {}, {}

    def watch(self):
        """From here on every import is noted, with the module that it is in."""
        self._restore = builtins.__import__, type(self._loader).exec_module
        builtins.__import__ = self._noting(builtins.__import__)
        type(self._loader).exec_module = self._noting_load(type(self._loader).exec_module)

    def preload(self):
        """Imports every popular module, and stops watching."""
        for name in POPULAR:
            __import__(name)
        builtins.__import__, type(self._loader).exec_module = self._restore

    def _noting_load(self, load):
        def exec_module(loader, module):
            self._running.append(module.__name__)
            self._imports.setdefault(module.__name__, set())
            load(loader, module)
            self._running.pop()
            # `collections.abc` and the like: other modules that it has put there under names below its own.
            self._imports[module.__name__].update(
                name
                for name, other in sys.modules.items()
                if name.startswith(module.__name__ + ".") and other.__spec__.name != name
            )

        return exec_module

    def _noting(self, original):
        def noting(name, globals=None, locals=None, fromlist=(), level=0):
            module = original(name, globals, locals, fromlist, level)
            importer = (globals or {}).get("__name__")
            if importer in self._running:
                package = (globals.get("__package__") or importer).split(".")
                base = ".".join(package[: len(package) + 1 - level] + [name] * bool(name)) if level else name
                self._imports[importer].update([base, *(f"{base}.{item}" for item in fromlist or ())])
            return module

        return noting

    def hide(self):
        """Leaves in `sys.modules` what `python3` has at its start, and returns the rest, for the loader to hold back.

        Modules in C stay as well. CPython would make new ones when they are imported again, with types of the same
        name that are not the same.
        """
        held = self._held
        for name, module in list(sys.modules.items()):
            ours = getattr(module.__spec__, "loader", None) is self._loader or name.rpartition(".")[0] in self._imports
            if ours and name not in self._first:
                held[name] = sys.modules.pop(name)
        for name, module in held.items():
            parent, _, child = name.rpartition(".")
            if parent in held and vars(held[parent]).get(child) is module:
                delattr(held[parent], child)
                self._loader.attached.add(name)
        for name in held:
            self._loader.company[name] = tuple(sorted(self._with(name)))
        return held

    def _with(self, name):
        """Every held module that is loaded where `name` is, parents before their children when sorted."""
        found, open_ = set(), [name]
        while open_:
            each = open_.pop()
            if each in found or each not in self._held:
                continue
            found.add(each)
            open_ += [each.rpartition(".")[0], *self._imports.get(each, ())]
        return found - {name}


def relocate(modules):
    """Makes modules that were loaded before the library was ours say that they are from it."""
    for module in modules:
        for spec in filter(None, [getattr(module, "__spec__", None)]):
            folders = spec.submodule_search_locations
            if folders is not None:
                folders[:] = [folder.replace("/python", ROOT, 1) for folder in folders]
            if (spec.origin or "").startswith("/python/"):
                spec.origin = spec.origin.replace("/python", ROOT, 1)
                spec.cached = spec.cached and spec.cached.replace("/python", ROOT, 1)
        for attribute in ("__file__", "__cached__"):
            path = getattr(module, attribute, None) or ""
            if path.startswith("/python/"):
                setattr(module, attribute, ROOT + "/" + path.removeprefix("/python/").removeprefix("lib/python3.14/"))
