"""From what stopped a program to how it ended, as CPython decides it."""

import errno
import sys

from wit_world.imports import job

from .sealed import unseen

#: Given back before a program that ran out of memory is told about: its traceback needs some. The object stays, see `immortal`.
RESERVE = bytearray(1 << 19)

#: CPython's own rendering, whatever a program makes of `sys.__excepthook__`.
EXCEPTHOOK = sys.__excepthook__

#: The traceback of an exception, whatever its class makes of attributes.
TRACEBACK = BaseException.__dict__["__traceback__"].__get__


class Interrupted:
    """A KeyboardInterrupt that nobody handled: CPython then ends as the signal would have ended it."""


@unseen
def uncaught(error):
    """What CPython does with an exception that reached the top: leaving, or telling."""
    if issubclass(type(error), SystemExit):
        return job.Ending_Exited(exit_code(error))
    out_of_memory = issubclass(type(error), MemoryError)
    if out_of_memory:
        RESERVE.clear()
    leaving = tell(error)
    if leaving is not None:
        return job.Ending_Exited(exit_code(leaving))
    if issubclass(type(error), KeyboardInterrupt):
        return Interrupted
    if out_of_memory:
        return job.Ending_OutOfMemory()
    if issubclass(type(error), OSError) and OSError.errno.__get__(error) == errno.EFBIG:
        return job.Ending_FileTooLarge()
    return job.Ending_Threw()


@unseen
def tell(error):
    """Calls `sys.excepthook`. Where that leaves with SystemExit, returns it."""
    sys.last_type, sys.last_value, sys.last_traceback = type(error), error, TRACEBACK(error)
    sys.last_exc = error
    hook = getattr(sys, "excepthook", None)
    if hook is None:
        write("sys.excepthook is missing\n")
        display(error)
        return None
    second = None
    try:
        hook(type(error), error, TRACEBACK(error))
    except BaseException as raised:
        # Looked at outside of this block, or its rendering would have it for its context.
        second = raised
    if issubclass(type(second), SystemExit):
        return second
    if second is not None:
        write("Error in sys.excepthook:\n")
        display(second)
        write("\nOriginal exception was:\n")
        display(error)
    return None


def exit_code(leaving):
    """What the shell sees, as C truncates it; what is no number goes to standard error and counts as 1."""
    try:
        code = leaving.code
    except BaseException:
        # Then CPython says what the exception says.
        code = leaving
    if code is None:
        return 0
    if isinstance(code, int):
        # C takes 64 bits, then the lower 32 of them; what does not fit is -1. A shell sees the lowest 8.
        return int.__and__(code, 255) if -(2**63) <= int.__add__(code, 0) < 2**63 else 255
    try:
        text = str(code)
    except BaseException:
        text = ""
    write(text + "\n")
    return 1


def display(error):
    """The traceback, on what `sys.stderr` is."""
    EXCEPTHOOK(type(error), error, TRACEBACK(error))


def write(text):
    """On the program's standard error, if it left one."""
    try:
        sys.stderr.write(text)
    except BaseException:
        # CPython says nothing either.
        pass
