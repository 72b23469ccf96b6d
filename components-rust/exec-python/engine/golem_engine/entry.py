"""The compile stage: from the entry file's bytes to code, or to what CPython prints about them."""

import io
import sys

from .endings import display


class DoesNotParse(Exception):
    """The entry file is no program; the text says why."""


def compiled(path):
    """The code of the file at `path`, and the text of the warnings that compiling it gave."""
    with open(path, "rb", buffering=0) as file:
        source = file.read()
    program_stderr, sys.stderr = sys.stderr, io.StringIO()
    try:
        check(source, path)
        code = compile(source, path, "exec", dont_inherit=True)
        return code, sys.stderr.getvalue()
    except Exception as error:
        if isinstance(error, MemoryError) and not error.args:
            raise
        display(error.with_traceback(None))
        raise DoesNotParse(sys.stderr.getvalue()) from None
    finally:
        sys.stderr = program_stderr


def check(source, path):
    """Says of bytes that are no text what CPython says of a file, and not what it says of a bytes object."""
    if b"\0" in source:
        before = source[: source.index(b"\0")]
        line = before.count(b"\n") + 1
        text = before.rpartition(b"\n")[2].decode("utf-8", "replace")
        raise SyntaxError("source code cannot contain null bytes", (path, line, 0, text))
    lines = source.split(b"\n", 2)
    if any(b"coding" in line and line.lstrip().startswith(b"#") for line in lines[:2]):
        return
    try:
        source.decode()
    except UnicodeDecodeError as error:
        line = source.count(b"\n", 0, error.start) + 1
        raise SyntaxError(
            f"Non-UTF-8 code starting with '\\x{source[error.start]:02x}' in file {path} on line {line}, but no encoding "
            "declared; see https://peps.python.org/pep-0263/ for details"
        ) from None
