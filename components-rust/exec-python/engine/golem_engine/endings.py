"""From how a program stopped to how it ended: what CPython does between the last line and the exit code."""

import atexit
import errno
import signal
import sys

from wit_world.imports import job

from . import teardown
from .sealed import unseen

#: Given back before a program that ran out of memory is told about: its traceback needs some.
RESERVE = [bytearray(1 << 18)]


def display(error):
    """CPython's own rendering, on what `sys.stderr` is."""
    sys.__excepthook__(type(error), error, error.__traceback__)


@unseen
def uncaught(error):
    """What CPython does with an exception that reached the top: leaving, or telling."""
    if isinstance(error, SystemExit):
        return job.Ending_Exited(exit_code(error.code))
    out_of_memory = isinstance(error, MemoryError)
    if out_of_memory:
        RESERVE.clear()
    left = tell(error)
    if left is not None:
        return left
    if isinstance(error, KeyboardInterrupt):
        return Interrupted
    if out_of_memory:
        return job.Ending_OutOfMemory()
    if isinstance(error, OSError) and error.errno == errno.EFBIG:
        return job.Ending_FileTooLarge()
    return job.Ending_Threw()


class Interrupted:
    """A KeyboardInterrupt that nobody handled: CPython then ends as the signal would have ended it."""


@unseen
def tell(error):
    """Calls `sys.excepthook`; a hook that leaves with SystemExit decides the exit code."""
    sys.last_type, sys.last_value, sys.last_traceback = type(error), error, error.__traceback__
    sys.last_exc = error
    hook = getattr(sys, "excepthook", None)
    if hook is None:
        write("sys.excepthook is missing\n")
        display(error)
        return None
    second = None
    try:
        hook(type(error), error, error.__traceback__)
    except BaseException as raised:
        second = raised
    if isinstance(second, SystemExit):
        return job.Ending_Exited(exit_code(second.code))
    if second is not None:
        write("Error in sys.excepthook:\n")
        display(second)
        write("\nOriginal exception was:\n")
        display(error)
    return None


def exit_code(code):
    """As C truncates it; what is no number goes to standard error and counts as 1."""
    if code is None:
        return 0
    if isinstance(code, int):
        number = int(code)
        return (number + 2**31) % 2**32 - 2**31 if -(2**63) <= number < 2**63 else -1
    try:
        text = str(code)
    except Exception:
        text = ""
    write(text + "\n")
    return 1


def write(text):
    """On the program's standard error, if it left one."""
    try:
        sys.stderr.write(text)
    except Exception:
        pass


@unseen
def wind_up(ending):
    """What CPython does after the program: handlers, streams, and the end of everything that the program made."""
    if "threading" in sys.modules:
        sys.modules["threading"]._shutdown()
    atexit._run_exitfuncs()
    flushed = flush()
    teardown.take_down()
    if not (flush() and flushed) and isinstance(ending, job.Ending_Exited) and ending.value == 0:
        ending = job.Ending_Exited(120)
    if ending is Interrupted:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        signal.raise_signal(signal.SIGINT)
        ending = job.Ending_Threw()
    return ending


@unseen
def flush():
    """Flushes what the program may have put in the place of its streams."""
    done = True
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name, None)
        try:
            if stream is not None and not getattr(stream, "closed", False):
                stream.flush()
        except BaseException as error:
            done = False
            if name == "stdout":
                sys.unraisablehook(Unraisable(error, stream))
    return done


class Unraisable:
    """What `sys.unraisablehook` is given, which only C can make."""

    def __init__(self, error, thing):
        self.exc_type, self.exc_value, self.exc_traceback = type(error), error, error.__traceback__
        self.err_msg, self.object = "Exception ignored while flushing sys.stdout", thing
