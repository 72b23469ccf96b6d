"""One run, from the job to its ending."""

import builtins
import gc
import sys
import types
from importlib.machinery import BuiltinImporter, PathFinder, SourceFileLoader

from wit_world.imports import job

from . import endings, entry, surroundings
from .sealed import unseen

#: What `sys.modules` has in it when a program starts; filled by `prepare`.
MODULES = {}


def prepare(image):
    """The last thing that happens at build time."""
    MODULES.update(
        (name, module)
        for name, module in sys.modules.items()
        if name not in ("__main__", "app", "componentize_py_runtime")
        and name.partition(".")[0] not in ("wit_world", "componentize_py_types", "golem_engine")
    )
    # Frozen modules are served like the rest of the library: reading them takes a function that `guard` takes away.
    sys.meta_path[:] = [BuiltinImporter, PathFinder]
    sys.path_importer_cache.clear()
    gc.collect()


@unseen
def run(self):
    """The export. Nothing of it shows on the program's stack, and nothing leaves it: componentize-py would trap."""
    try:
        main, code = None, None
        ending = start()
        if ending.__class__ is tuple:
            code, main = ending
            try:
                exec(code, main.__dict__)
                ending = job.Ending_Exited(0)
            except BaseException as error:
                ending = endings.uncaught(error)
            ending = endings.wind_up(ending, main)
    except MemoryError:
        endings.RESERVE.clear()
        ending = job.Ending_OutOfMemory()
    except BaseException as error:
        ending = job.Ending_Broken(f"{type(error).__name__}: {error}")
    try:
        job.report(ending)
    except BaseException:
        pass


def start():
    """Everything before the program's first line: its code and its module, or the ending it has already come to."""
    gc.freeze()
    program = job.get()
    sys.modules.clear()
    sys.modules.update(MODULES)
    path = surroundings.enter(program)
    try:
        code, warnings = entry.compiled(path)
    except entry.DoesNotParse as reason:
        return job.Ending_DoesNotParse(str(reason))
    if warnings:
        job.warn(warnings)
    main = types.ModuleType("__main__")
    main.__loader__ = SourceFileLoader("__main__", path)
    main.__builtins__ = builtins
    main.__file__, main.__cached__ = path, None
    sys.modules["__main__"] = main
    return code, main
