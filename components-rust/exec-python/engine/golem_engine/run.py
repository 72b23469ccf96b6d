"""One run, from the job to its ending."""

import builtins
import gc
import linecache
import sys
import types
from importlib.machinery import SourceFileLoader

from wit_world.imports import job

from . import endings, entry, finish, immortal, scrub, surroundings, teardown
from .sealed import unseen

#: What `sys.modules` has in it when a program starts, and what else the image has there; filled by `prepare`.
MODULES, OURS = {}, []

#: What componentize-py looks for in `sys.modules` between the import of the application and the end of the build.
STILL_NEEDED = ("app", "componentize_py", "poll_loop", "wit_world")

#: Everything else that was loaded. Held here because taking modules down would cost the run milliseconds.
KEPT = []

#: A program may have emptied `builtins`.
BaseException, MemoryError = builtins.BaseException, builtins.MemoryError

#: The library's loader, with what it is to hold back when a program starts.
LOADER, HELD = [], {}


def prepare(loader, held, first):
    """The last thing that happens at build time, but for a few imports of componentize-py's own."""
    LOADER.append(loader)
    HELD.update(held)
    loader.held = dict(held)
    MODULES.update((name, module) for name, module in sys.modules.items() if is_at_the_start(name, module, first))
    OURS.extend(sys.modules.keys() - MODULES.keys())
    teardown.STANDING.update(MODULES)
    surroundings.environment(())
    sys.path_importer_cache.clear()
    linecache.clearcache()
    KEPT.extend(sys.modules.values())
    # When a run begins it has another. If this one were freed then, that would write to every module, and so to a page of each.
    KEPT.append(loader.held)
    for name in OURS:
        if not name.startswith(STILL_NEEDED):
            del sys.modules[name]
    gc.collect()
    objects = immortal.addresses()
    KEPT.append(objects)
    scrub.scrub(objects.buffer_info()[0])
    # What exists by now is the image: the collector need not look at it, and `gc.get_objects` does not show it.
    gc.freeze()


def is_at_the_start(name, module, first):
    """What was there before us is, but for the engine itself, and C modules are; see `image`."""
    if name in ("__main__", "componentize_py_runtime"):
        return False
    return name in first or getattr(module.__spec__, "origin", None) == "built-in" or name.startswith("pyexpat.")


@unseen
def run(self):
    """The export. Nothing of it shows on the program's stack, and nothing leaves it: componentize-py would trap."""
    ending = raised = None
    try:
        ending, code = start()
        if code is not None:
            try:
                exec(code, sys.modules["__main__"].__dict__)
            except BaseException as error:
                # Told outside of this block, or what goes wrong meanwhile would have it for its context.
                raised = error
            code = None
            finish.steady()
            if raised is not None:
                # Unless it turns out to be something else.
                ending = job.Ending_Threw()
                ending = endings.uncaught(raised)
            raised = None
            ending = finish.wind_up(ending)
    except MemoryError:
        # Before the program, or between it and us, when it was told already.
        endings.RESERVE.clear()
        if ending is None:
            endings.write("MemoryError\n")
        ending = job.Ending_OutOfMemory()
    except BaseException as error:
        if ending is None:
            ending = job.Ending_Broken(f"{type(error).__name__}: {error}")
    try:
        job.report(ending)
    except BaseException:
        # There is nobody left to tell; the shell takes a run without a report for a broken one.
        pass


def start():
    """Everything before the program's first line: the ending that it has come to unless it says otherwise, and its code."""
    # Also the little that componentize-py made after `prepare`.
    gc.freeze()
    program = job.get()
    set_modules(sys.modules)
    LOADER[0].held = HELD
    path = surroundings.enter(program)
    try:
        code, warnings = entry.compiled(path)
    except entry.DoesNotParse as reason:
        return job.Ending_DoesNotParse(str(reason)), None
    if warnings:
        job.warn(warnings)
    sys.modules["__main__"] = main_module(path)
    return job.Ending_Exited(0), code


def set_modules(modules):
    """Leaves in the dictionary that C knows of what `MODULES` has; a program gets no other."""
    for name in OURS:
        modules.pop(name, None)
    if len(modules) != len(MODULES):
        # Something of componentize-py's own that came after `prepare`.
        modules.clear()
        modules.update(MODULES)


def main_module(path):
    """`__main__` with the names that `python3 path` gives it."""
    main = types.ModuleType("__main__")
    main.__loader__ = SourceFileLoader("__main__", path)
    main.__builtins__ = builtins
    main.__file__, main.__cached__ = path, None
    return main
