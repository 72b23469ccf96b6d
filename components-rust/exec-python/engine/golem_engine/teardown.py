"""The end of what a program made: files left open are flushed, finalizers run.

A run's memory is thrown away, so nothing has to be freed; but people expect `open("x", "w").write("hi")` to be in the
file, and `__del__` of a global object to be called, because CPython takes its modules down before it leaves. This is
its order: first what hangs on `sys`, then every module that nothing else refers to, then the names of the others.
"""

import builtins
import sys
from gc import collect
from weakref import ref

from .library import Loader
from .sealed import unseen

#: What CPython sets to None on `sys` before it takes modules down.
ON_SYS = ("path", "argv", "ps1", "ps2", "last_exc", "last_type", "last_value", "last_traceback", "meta_path", "path_hooks",
          "path_importer_cache")

#: `sys.modules`, also where a program puts something else in its place.
MODULES = sys.modules

#: What is in there when a program starts, and needs no look; filled by `run.prepare`.
STANDING = {}

#: The names of `builtins`. What a program adds goes with its modules.
BUILTINS = frozenset(builtins.__dict__)


@unseen
def take_down():
    """Lets go of the program's modules; the library's stay, as their end would be seen by nobody."""
    sys.stdin, sys.stdout, sys.stderr = sys.__stdin__, sys.__stdout__, sys.__stderr__
    for name in ON_SYS:
        if hasattr(sys, name):
            setattr(sys, name, None)
    # CPython collects twice, and it matters: the first time puts what refers to something before it, so that the second
    # finalizes a text file before the buffer that it writes to.
    collect()
    modules = []
    for name, module in list(MODULES.items()):
        try:
            if STANDING.get(name) is module:
                continue
            if is_of_the_program(module):
                MODULES[name] = None
                modules.append(ref(module))
        except BaseException:
            # Anything can be in there.
            continue
    module = None
    for name in builtins.__dict__.keys() - BUILTINS:
        del builtins.__dict__[name]
    collect()
    for reference in reversed(modules):
        module = reference()
        if module is not None:
            clear(module.__dict__)


def is_of_the_program(module):
    """Modules from files are, and so is whatever else a program put into `sys.modules`."""
    attributes = getattr(module, "__dict__", {})
    spec = attributes.get("__spec__")
    if spec is None:
        return attributes.get("__name__") == "__main__"
    return hasattr(spec, "loader") and not isinstance(spec.loader, Loader) and spec.origin not in ("built-in", "frozen")


@unseen
def clear(names):
    """Sets the names of a module to None, those with one underscore first, as CPython does."""
    for name in list(names):
        if isinstance(name, str) and name[:1] == "_" and name[:2] != "__":
            names[name] = None
    for name in list(names):
        if name != "__builtins__":
            names[name] = None
