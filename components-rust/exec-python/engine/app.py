"""The engine of exec-python: CPython, made ready while the component is built, and what runs a program in it.

componentize-py runs this module once and keeps the memory that results. So everything up to `Control` happens at build
time, and `Control.run` finds it done. What a run changes is undone by restoring that memory, never by code.
"""

import sys

# `__pycache__` would stay behind in the sources.
sys.dont_write_bytecode = True
FIRST = set(sys.modules) - {__name__}

from golem_engine import library

LOADER = library.install("/python", FIRST)
sys.path = [library.ROOT] + [folder for folder in sys.path if folder != "/python"]

from golem_engine.image import Image, relocate

IMAGE = Image(LOADER, FIRST)
IMAGE.watch()

from golem_engine import fresh, gaps, guard, run, surroundings
from wit_world import exports


class Control(exports.Control):
    """The bodies that are empty here are written by `tools/engine-forge`."""

    run = run.run

    def arm(self, deadline, memory_bytes, stack_kib):
        pass

    def cut(self):
        return 0

    def peak(self):
        return 0

    def reset(self):
        pass


surroundings.standing()
gaps.fill_posix()
IMAGE.preload()
gaps.fill_asyncio()
gaps.fill_hashlib()
guard.builtin_modules()
relocate(map(sys.modules.get, FIRST))
HELD = IMAGE.hide()
LOADER.on_first_sight.update(fresh.ON_FIRST_SIGHT)
guard.install(LOADER._unpack)
run.prepare(LOADER, HELD, FIRST)
