"""Handmade bytecode is refused.

The interpreter trusts bytecode: an instruction that names a constant which is not there reads past the end of an array,
and from there a program can write wherever it likes in the engine's memory, which is where its own limits are kept. All
code therefore comes from CPython's compiler.

An audit hook cannot be removed. This one asks which code is making the call, and two pieces of code may: one that
unpacks the library and one that relabels a code object. Both are sealed, so that nobody can make them do more, and both
keep clear of everything that calls back into the program: values have exactly the types they should, and the garbage
collector, which runs finalizers, stands still meanwhile.
"""

import _imp
import gc
import io
import marshal
import sys
import types

from .sealed import sealed, unseen

WHY = (
    "code objects cannot be made by hand here: bytecode is not verified, so the interpreter takes only what its own "
    "compiler made; use compile() or exec() on source text"
)

#: CO_ITERABLE_COROUTINE, which `types.coroutine` sets. Like a name it changes nothing about how bytecode is read.
ITERABLE_COROUTINE = 0x100


def relabelling(replace):
    """`code.replace` as far as it is harmless, and the code that the hook lets do it."""

    @sealed(replace=replace, type=type, str=str, int=int, enabled=gc.isenabled, flag=ITERABLE_COROUTINE, why=WHY,
            code=types.CodeType, error=PermissionError)
    def relabel(code, name, qualname, filename, line, flags):
        replace, type, str, int, enabled = "@replace", "@type", "@str", "@int", "@enabled"
        of, flag, error, why = "@code", "@flag", "@error", "@why"
        if enabled() or type(code) is not of or type(flags) is not int or type(line) is not int:
            raise error(why)
        if type(name) is not str or type(qualname) is not str or type(filename) is not str:
            raise error(why)
        if (flags ^ code.co_flags) & ~flag:
            raise error(why)
        return replace(code, co_name=name, co_qualname=qualname, co_filename=filename, co_firstlineno=line,
                       co_flags=flags)

    @unseen
    def replace(self, /, **changes):
        """Return a copy of the code object with new values for its labels."""
        values = [
            changes.pop(key, getattr(self, key))
            for key in ("co_name", "co_qualname", "co_filename", "co_firstlineno", "co_flags")
        ]
        for key, value in changes.items():
            if not hasattr(self, key):
                raise TypeError(f"replace() got an unexpected keyword argument {key!r}")
            if getattr(self, key) != value:
                raise PermissionError(WHY)
        running = gc.isenabled()
        gc.disable()
        try:
            return relabel(self, *values)
        except Exception as error:
            raise error.with_traceback(None) from None
        finally:
            if running:
                gc.enable()

    return replace, relabel.__code__


def data_only():
    """`marshal.loads` for what is not code, and the code that the hook lets do it."""

    @sealed(loads=marshal.loads)
    def plain(data):
        loads = "@loads"
        return loads(data, allow_code=False)

    return plain


def refusal():
    """What `marshal` says where it finds code in what should be data."""
    try:
        marshal.loads(marshal.dumps(refusal.__code__), allow_code=False)
    except ValueError as error:
        return str(error)


MESSAGE = refusal()


def refusing(relabel, unpack, reader):
    """The audit hook. It runs for every audited event, `id` among them, so what is common leaves first."""
    plain = data_only()

    @unseen
    @sealed(frame=sys._getframe, relabel=relabel, unpack=unpack, reader=reader, plain=plain, checking=plain.__code__, why=WHY,
            error=PermissionError, bad=ValueError, every=Exception, message=MESSAGE, str=str, type=type,
            enabled=gc.isenabled, disable=gc.disable, enable=gc.enable, watched=frozenset(["code.__new__", "marshal.loads", "marshal.load"]))
    def refuse(event, arguments):
        watched = "@watched"
        if event not in watched:
            return
        frame, error, why = "@frame", "@error", "@why"
        caller = frame(1)
        code = caller.f_code
        if event == "code.__new__":
            relabel = "@relabel"
            if code is not relabel:
                raise error(why)
            return
        unpack, checking = "@unpack", "@checking"
        if event == "marshal.load":
            reader = "@reader"
            if code is not reader:
                raise error(why)
            return
        if code is checking:
            return
        data = arguments[0]
        if code is unpack and caller.f_locals["data"] == data:
            return
        plain, bad, str, message = "@plain", "@bad", "@str", "@message"
        every, type = "@every", "@type"
        enabled, disable, enable = "@enabled", "@disable", "@enable"
        running = enabled()
        disable()
        try:
            plain(data)
        except every as found:
            if type(found) is bad and str(found) == message:
                raise error(why) from None
            raise found.with_traceback(None)
        finally:
            if running:
                enable()

    return refuse


def builtin_modules():
    """Makes every C module exist, and takes away what makes more of them.

    A second `_imp` would have the function that reads code without an audit event, and a second
    `componentize_py_runtime` what calls the host. Neither is left in reach.
    """
    modules = {}
    for name in sys.builtin_module_names:
        if name not in ("_imp", "componentize_py_runtime"):
            modules[name] = __import__(name)

    def create_builtin(spec):
        try:
            return modules[spec.name]
        except KeyError:
            raise ModuleNotFoundError(f"No module named {spec.name!r}", name=spec.name) from None

    _imp.create_builtin = create_builtin
    _imp.exec_builtin = lambda module: 0
    del _imp.get_frozen_object
    return modules


def install(unpack):
    """From here on no code object is made but by the compiler."""
    attributes = gc.get_referents(types.CodeType.__dict__)[0]
    replace, relabel = relabelling(attributes["replace"])
    attributes["replace"] = attributes["__replace__"] = replace
    sys._clear_internal_caches()
    load, reader = load_from_file(marshal.load)
    marshal.load = load
    sys.addaudithook(refusing(relabel, unpack.__code__, reader))


def load_from_file(load):
    """`marshal.load` for what is not code, and the code that the hook lets do it: no event has what a file holds."""

    @sealed(load=load, buffer=io.BytesIO, bytes=bytes, type=type, enabled=gc.isenabled, error=PermissionError, why=WHY)
    def read(data):
        load, buffer, bytes, type, enabled = "@load", "@buffer", "@bytes", "@type", "@enabled"
        error, why = "@error", "@why"
        if enabled() or type(data) is not bytes:
            raise error(why)
        file = buffer(data)
        return load(file, allow_code=False), file.tell()

    @unseen
    def load(file, /, *, allow_code=True):
        """Read one value from the open file and return it."""
        data, running = file.read(), gc.isenabled()
        gc.disable()
        try:
            value, length = read(data)
        except Exception as error:
            if allow_code and str(error) == MESSAGE:
                raise PermissionError(WHY) from None
            raise error.with_traceback(None) from None
        finally:
            if running:
                gc.enable()
        if length < len(data):
            file.seek(length - len(data), 1)
        return value

    return load, read.__code__
