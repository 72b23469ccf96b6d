"""What a program finds around it: arguments, environment, working directory, path, streams."""

import os
import posix
import posixpath
import sys
from _frozen_importlib import FrozenImporter

from .library import ROOT


def enter(program):
    """Sets everything that a shell would have set, and says where the entry file is."""
    folder = posixpath.join("/", program.working_dir)
    path = posixpath.join("/", program.entry)
    typed = path[1:]
    # The image's working directory is the root, so the usual case costs no call.
    if folder != "/":
        os.chdir(folder)
        typed = posixpath.relpath(path, folder)
    sys.argv = [typed, *program.args]
    sys.orig_argv = ["python3", *sys.argv]
    environment(program.env)
    sys.path = [posixpath.dirname(path), *filter(None, os.environ.get("PYTHONPATH", "").split(":")), ROOT]
    return path


def environment(variables):
    """Makes `os.environ`, `posix.environ` and the C library agree; all three were filled when the image was made."""
    for name in list(os.environ):
        del os.environ[name]
    posix.environ.clear()
    for name, value in variables:
        try:
            os.environ[name] = value
        except (ValueError, OSError):
            # A name with `=` in it, or a NUL: no process can have such a variable.
            continue
        posix.environ[os.fsencode(name)] = os.fsencode(value)
    if os.environ.get("PYTHONWARNINGS"):
        import warnings

        sys.warnoptions[:] = os.environ["PYTHONWARNINGS"].split(",")
        warnings._processoptions(sys.warnoptions)
    if "PYTHONIOENCODING" in os.environ:
        encoding, _, errors = os.environ["PYTHONIOENCODING"].partition(":")
        for stream in (sys.stdin, sys.stdout):
            stream.reconfigure(encoding=encoding or None, errors=errors or "strict")


def standing():
    """What is the same in every run, set while the image is made.

    The streams are those that CPython opens itself under PYTHONUNBUFFERED: text goes through to the descriptor with
    every write, because a run that is cut short unwinds without anyone being asked to flush.
    """
    sys.stdin.reconfigure(errors="strict")
    sys.stdout.reconfigure(errors="strict")
    sys.executable = sys._base_executable = ""
    sys.prefix = sys.base_prefix = sys.exec_prefix = sys.base_exec_prefix = "/usr/local"
    sys._stdlib_dir = ROOT
    # Without a tag CPython neither reads nor writes `__pycache__`: nothing is written into sessions, no import looks
    # for what is not there, and code that a program put there is not run.
    sys.dont_write_bytecode = True
    # Frozen modules are served like the rest of the library: reading them takes a function that `guard` takes away.
    sys.meta_path.remove(FrozenImporter)
    sys.implementation.cache_tag = None
    sys.builtin_module_names = tuple(n for n in sys.builtin_module_names if n != "componentize_py_runtime")
