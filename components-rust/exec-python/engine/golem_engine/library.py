"""The standard library, in memory.

componentize-py reads its library from a folder that is gone at run time. Here every module of it is compiled while the
component is built, and kept as compressed code. It is served through a path hook for one entry of `sys.path` and not
through `sys.meta_path`, so that the order of the path decides as in any Python: a `random.py` beside the program comes
first, `sys.path.insert` works, and what walks the path (`pkgutil`, `importlib.metadata`) finds an ordinary entry.
"""

import itertools
import marshal
import os
import sys
import zlib
from _frozen_importlib import ModuleSpec, _call_with_frames_removed

from .lines import without_columns
from .sealed import sealed, unseen

#: Where a program sees the library. Nothing is there, as nothing is at `/usr/lib/python314.zip` on most machines.
ROOT = "/usr/local/lib/python3.14"

#: Not of the library proper, or about things that a component has not got: interpreters to install into (`ensurepip`, `venv`), a
#: screen, the C build; and the texts of `help("if")`, a tenth of what all else takes.
LEFT_OUT = {
    "test", "tests", "__pycache__", "site-packages", "idlelib", "tkinter", "turtledemo", "ensurepip", "venv", "pydoc_data",
}

#: The same of modules: what other systems need, and Python's own doubles of what is there in C.
LEFT_OUT_FILES = {
    "turtle.py", "_aix_support.py", "_android_support.py", "_apple_support.py", "_ios_support.py", "_osx_support.py",
    "mbcs.py", "oem.py", "popen_spawn_win32.py", "windows_events.py", "windows_utils.py",
    "_pydatetime.py", "_pydecimal.py", "_pyio.py",
}

#: Packages that cannot be imported, for which one module is there, and says why; and what others import of one for terminals.
ALONE = {
    "_pyrepl": {"__init__.py", "pager.py", "trace.py", "types.py", "utils.py"},
    "compression/zstd": {"__init__.py"},
    "concurrent/interpreters": {"__init__.py"},
    "ctypes": {"__init__.py"},
    "curses": {"__init__.py"},
}

#: How many of the longest modules lend a stretch of theirs for zlib to refer to, and how long that is, and how many bytes of the
#: texts that most of them have follow: together what zlib can look back on. Most modules are too short to have brought their own;
#: it saves a thirteenth.
SAMPLES, SAMPLE, COMMON = 200, 132, 6_000


def sources(folder):
    """Every module below `folder`: its dotted name, whether it is a package, and its path from there."""
    for parent, folders, files in os.walk(folder):
        alone = ALONE.get(os.path.relpath(parent, folder))
        folders[:] = sorted(f for f in folders if not (alone or f in LEFT_OUT or f.startswith("config-")))
        for file in sorted(files):
            if file.endswith(".py") and file not in LEFT_OUT_FILES and file in (alone or files):
                path = os.path.relpath(os.path.join(parent, file), folder)
                name = path[:-3].replace("/", ".")
                package = name.endswith(".__init__")
                yield name.removesuffix(".__init__"), package, path


def collect(folder):
    """Compiles everything below `folder`: names with their number, the compressed code of all, where the code of each
    number ends in it, and the dictionary.

    The longest modules are compiled twice, because all code at once would need more memory than the image should have.
    """
    found = list(sources(folder))
    longest = sorted(found, key=lambda module: -os.stat(os.path.join(folder, module[2])).st_size)[:SAMPLES]
    stretches, texts = [], {}
    for _, _, path in reversed(longest):
        code = compiled(folder, path)
        stretches.append(middle(marshal.dumps(code)))
        for text in set(names(code)):
            texts[text] = texts.get(text, 0) + 1
    dictionary = b"".join(stretches) + common(texts)
    table, blobs = {}, []
    for name, package, path in found:
        table[name] = (len(blobs), package, ROOT + "/" + path)
        blobs.append(compress(marshal.dumps(compiled(folder, path)), dictionary))
    ends = tuple(itertools.accumulate(map(len, blobs), initial=0))
    return table, b"".join(blobs), ends, dictionary


def compiled(folder, path):
    """The code of one module."""
    with open(os.path.join(folder, path), "rb") as file:
        return without_columns(compile(file.read(), ROOT + "/" + path, "exec", dont_inherit=True))


def middle(code):
    """The stretch of a module that is likely to resemble others."""
    return code[len(code) // 3 :][:SAMPLE]


def names(code):
    """What code calls things, and its short texts."""
    yield from (code.co_name, code.co_qualname, *code.co_names, *code.co_varnames, *code.co_freevars)
    for constant in code.co_consts:
        if type(constant) is type(code):
            yield from names(constant)
        elif type(constant) is str:
            yield constant


def common(texts):
    """Those that the most modules have, the most frequent at the end, each as `marshal` writes a name. It is not asked to: names
    would be kept for ever.
    """
    found = [text for text in texts if 2 < len(text) < 80 and text.isascii()]
    found.sort(key=lambda text: (texts[text] * len(text), text))
    return b"".join(b"\xda" + bytes([len(text)]) + text.encode() for text in found)[-COMMON:]


def compress(data, dictionary):
    """For `unpacker`: no header, as the size of the dictionary is known."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15, 9, zlib.Z_DEFAULT_STRATEGY, dictionary)
    return packer.compress(data) + packer.flush()


def unpacker(store, ends, dictionary):
    """The one function that may turn bytes into code, see `guard`: it has nothing but the library to turn."""

    @sealed(loads=marshal.loads, decompressor=zlib.decompressobj, store=store, ends=ends, dictionary=dictionary,
            type=type, int=int, error=TypeError)
    def unpack(number):
        loads, decompressor, store, ends, dictionary = "@loads", "@decompressor", "@store", "@ends", "@dictionary"
        type, int, error = "@type", "@int", "@error"
        if type(number) is not int or number < 0:
            raise error
        data = decompressor(-15, dictionary).decompress(store[ends[number] : ends[number + 1]])
        return loads(data)

    return unpack


class Loader:
    """Loads modules of the library; one for all, as nothing about a module is kept here."""

    def __init__(self, table, unpack):
        self._table, self._unpack = table, unpack
        #: Modules that are in the image and that the program has not imported yet; see `image`.
        self.held = {}
        #: What else a program finds when it has imported one of these, and what is to be done then.
        self.company, self.on_first_sight = {}, {}
        #: Those that are an attribute of their package. `unittest.main` is not: its package has a class by that name.
        self.attached = set()

    def __repr__(self):
        return "<standard library>"

    def create_module(self, spec):
        return self.held.get(spec.name)

    @unseen
    def exec_module(self, module):
        name = module.__spec__.name
        if self.held.get(name) is module:
            self.reveal(name)
        else:
            # By way of the function whose name tells CPython which frames to leave out of a traceback.
            _call_with_frames_removed(exec, self.get_code(name), module.__dict__)

    def get_code(self, name):
        return self._unpack(self._entry(name)[0])

    def get_source(self, name):
        """Nothing: the library's source would double its size, and tracebacks do without."""
        self._entry(name)

    def get_filename(self, name):
        return self._entry(name)[2]

    def is_package(self, name):
        return self._entry(name)[1]

    def get_data(self, path):
        raise FileNotFoundError(2, "No such file or directory", path)

    def _entry(self, name):
        try:
            return self._table[name]
        except KeyError:
            raise ImportError(f"no module named {name!r} in the standard library", name=name) from None

    def reveal(self, name):
        """Puts a held module, and what its import loads besides, where a program finds modules."""
        modules, hidden = sys.modules, shadowed(self.company.get(name, ()))
        for other in self.company.get(name, ()):
            if other not in modules and other.partition(".")[0] not in hidden:
                modules[other] = self.held[other]
                self.settle(other)
        self.settle(name)

    def settle(self, name):
        """What is left to do for a module that was held until now."""
        module = self.held.pop(name)
        parent, _, child = name.rpartition(".")
        if name in self.attached and parent in sys.modules:
            setattr(sys.modules[parent], child, module)
        if name in self.on_first_sight:
            self.on_first_sight[name](module)


def shadowed(names):
    """Which of these a program has in a folder of its own that comes before the library.

    Those must not appear in `sys.modules` as a side effect of another import: the program's own `import` decides.
    The folders' listings are those that the import system keeps anyway.
    """
    found = set()
    for entry in sys.path:
        if entry == ROOT:
            break
        listing = getattr(sys.path_importer_cache.get(entry), "_path_cache", None)
        if listing:
            found.update(file.partition(".")[0] for file in listing)
    return found


class Finder:
    """What `sys.path_importer_cache` has for the library's root, and for the folder of each package in it."""

    def __init__(self, table, loader, prefix):
        self._table, self._loader, self._prefix = table, loader, prefix

    def find_spec(self, name, target=None):
        entry = self._table.get(self._prefix + name.rpartition(".")[2])
        if entry is None:
            return None
        _, package, path = entry
        spec = ModuleSpec(name, self._loader, origin=path, is_package=package)
        spec.has_location = True
        if package:
            spec.submodule_search_locations.append(path.rpartition("/")[0])
        return spec

    def invalidate_caches(self):
        """There are none."""

    def iter_modules(self, prefix=""):
        """For `pkgutil`."""
        for name, (_, package, _) in self._table.items():
            if name.startswith(self._prefix) and "." not in (rest := name[len(self._prefix) :]):
                yield prefix + rest, package


def hook(table, loader):
    """The path hook: answers for the root and for what is below it."""

    def library(path):
        if path == ROOT:
            return Finder(table, loader, "")
        if path.startswith(ROOT + "/"):
            return Finder(table, loader, path[len(ROOT) + 1 :].replace("/", ".") + ".")
        raise ImportError("not in the standard library", path=path)

    return library


def install(folder, first):
    """Reads the library from `folder` and serves it from here on; the loader is for `image` to fill.

    What these modules have imported from the folder themselves is forgotten. A program gets the library's own.
    """
    table, store, ends, dictionary = collect(folder)
    unpack = unpacker(store, ends, dictionary)
    loader = Loader(table, unpack)
    sys.path_hooks.insert(0, hook(table, loader))
    sys.path_importer_cache.clear()
    for name, module in list(sys.modules.items()):
        if name not in first and (getattr(module, "__file__", None) or "").startswith(folder):
            del sys.modules[name]
    return loader
