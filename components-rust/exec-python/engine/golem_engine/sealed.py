"""Functions that a program can neither see on the stack nor talk into anything.

The program and the engine share one interpreter, so nothing here can rely on being private: a name in a module, a
closure cell or a default argument can be found and replaced. Two things cannot be changed from Python, and both are
used here: the constants inside a code object, and where a code object says that it begins to be visible.
"""

from opcode import opmap
from types import CodeType


def unseen(function):
    """Takes the function's frames off `sys._getframe`, `inspect.stack` and tracebacks.

    CPython skips frames that have not reached their RESUME instruction yet, because the caller's arguments are still
    being arranged then. A function without a RESUME never gets there; apart from tracing, that instruction only looks
    for signals, which the next call or backward jump does as well.
    """
    instructions = bytearray(function.__code__.co_code)
    for at in range(0, len(instructions), 2):
        if instructions[at] == opmap["RESUME"]:
            instructions[at : at + 2] = bytes((opmap["NOP"], 0))
    function.__code__ = function.__code__.replace(co_code=bytes(instructions))
    return function


def sealed(**constants):
    """Writes `constants` into the function's code where it has the text `"@name"`.

    What the function calls is then part of its code object, which nobody can change, and a caller who runs that code
    object with other globals or another closure gets the same behaviour.
    """
    table = {"@" + name: value for name, value in constants.items()}

    def put(item):
        if isinstance(item, CodeType):
            return item.replace(co_consts=put(item.co_consts))
        if isinstance(item, tuple):
            return tuple(map(put, item))
        return table.get(item, item) if isinstance(item, str) else item

    def seal(function):
        function.__code__ = put(function.__code__)
        return function

    return seal
