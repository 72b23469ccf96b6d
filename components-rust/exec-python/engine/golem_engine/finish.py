"""What CPython does between a program's last line and its exit code."""

import builtins
import signal
import sys
from atexit import _run_exitfuncs

from wit_world.imports import job

from . import teardown
from .endings import Interrupted
from .sealed import unseen

#: What the engine itself calls. A program may have put something else in their place.
NAMES = "BaseException KeyboardInterrupt MemoryError OSError SystemExit bytes frozenset getattr hasattr int isinstance "
NAMES += "issubclass list reversed setattr str type"
OURS = {name: getattr(builtins, name) for name in NAMES.split()}
UPDATE = builtins.__dict__.update
STEADY = ((sys.setrecursionlimit, 1000), (sys.settrace, None), (sys.setprofile, None))
GET_TOOL, SET_EVENTS, TOOLS = sys.monitoring.get_tool, sys.monitoring.set_events, (0, 1, 2, 3, 4, 5)


@unseen
def steady():
    """After the program's last line: what follows is not traced by it, and finds the builtins that it expects."""
    UPDATE(OURS)
    for function, value in STEADY:
        try:
            function(value)
        except BaseException:
            # An audit hook of the program's may refuse.
            continue
    for tool in TOOLS:
        if GET_TOOL(tool) is not None:
            SET_EVENTS(tool, 0)


@unseen
def wind_up(ending):
    """Handlers, streams, and the end of everything that the program made; none of it can change much by failing."""
    attempt(threads)
    attempt(_run_exitfuncs)
    flushed = flush()
    attempt(teardown.take_down)
    flushed = flush() and flushed
    if not flushed and isinstance(ending, job.Ending_Exited) and ending.value == 0:
        return job.Ending_Exited(120)
    if ending is Interrupted:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        signal.raise_signal(signal.SIGINT)
        return job.Ending_Threw()
    return ending


@unseen
def attempt(step):
    """Each step of CPython's end goes on where the one before failed."""
    try:
        step()
    except BaseException:
        # What can fail here has been told already, by way of `sys.unraisablehook`.
        pass


@unseen
def threads():
    """There are none to wait for, but `concurrent.futures` is called from there."""
    sys.modules["threading"]._shutdown()


@unseen
def flush():
    """Flushes what the program may have put in the place of its streams; a stdout that fails counts."""
    done = True
    for name in ("stdout", "stderr"):
        try:
            stream = getattr(sys, name, None)
            if stream is not None and not getattr(stream, "closed", False):
                stream.flush()
        except BaseException as error:
            done = done and name == "stderr"
            attempt_hook(error, stream)
    return done


@unseen
def attempt_hook(error, stream):
    """Tells of a flush that failed, as CPython does."""
    try:
        sys.unraisablehook(Unraisable(error, stream))
    except BaseException:
        pass


class Unraisable:
    """What `sys.unraisablehook` gets; only C can make the real one."""

    def __init__(self, error, stream):
        self.exc_type, self.exc_value, self.exc_traceback = type(error), error, error.__traceback__
        self.err_msg, self.object = "Exception ignored while flushing sys.stdout", stream
