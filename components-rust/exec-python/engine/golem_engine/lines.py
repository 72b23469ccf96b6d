"""Line tables without columns.

A code object says for every instruction from which column to which column it comes; a traceback underlines source with
it. The library has no source at run time, so nothing would ever be underlined, and columns are a fifth of its size.
The format is CPython's `Objects/locations.md`: entries of up to eight instructions, a kind, and what the kind implies.
"""

from itertools import groupby
from types import CodeType

#: Kinds of entries: up to here columns in short form, then one line ahead or two or none, then lines alone, then all.
SHORT, SAME_LINE, TWO_AHEAD, NO_COLUMNS, LONG, NOWHERE = 9, 10, 12, 13, 14, 15


def without_columns(code):
    """The code, and all code in it, with lines only."""
    constants = tuple(without_columns(item) if isinstance(item, CodeType) else item for item in code.co_consts)
    return code.replace(co_consts=constants, co_linetable=b"".join(encoded(entries(code.co_linetable))))


def entries(table):
    """Every entry as the number of its instructions and how many lines further it is, or None for no line at all."""
    at = 0
    while at < len(table):
        kind, length = table[at] >> 3 & 15, (table[at] & 7) + 1
        at += 1
        if kind <= SHORT:
            ahead, at = 0, at + 1
        elif kind <= TWO_AHEAD:
            ahead, at = kind - SAME_LINE, at + 2
        elif kind == NOWHERE:
            ahead = None
        else:
            ahead, at = signed(table, at)
            if kind == LONG:
                for _ in range(3):
                    _, at = number(table, at)
        yield length, ahead


def encoded(entries):
    """The same lines in as few entries as there can be."""
    line, spans = 0, []
    for length, ahead in entries:
        line += ahead or 0
        spans.append((None if ahead is None else line, length))
    last = 0
    for line, group in groupby(spans, key=lambda span: span[0]):
        left = sum(length for _, length in group)
        while left:
            length = min(left, 8)
            if line is None:
                yield bytes((0x80 | NOWHERE << 3 | length - 1,))
            else:
                yield bytes((0x80 | NO_COLUMNS << 3 | length - 1,)) + varint(line - last)
                last = line
            left -= length


def number(table, at):
    """A number in groups of six bits, the lowest first."""
    value = shift = 0
    while True:
        value |= (table[at] & 63) << shift
        shift, at = shift + 6, at + 1
        if not table[at - 1] & 64:
            return value, at


def signed(table, at):
    """A number whose lowest bit is its sign."""
    value, at = number(table, at)
    return (-(value >> 1) if value & 1 else value >> 1), at


def varint(value):
    """The reverse of `signed`."""
    value = -value << 1 | 1 if value < 0 else value << 1
    groups = []
    while value >= 64:
        groups.append(value & 63 | 64)
        value >>= 6
    return bytes((*groups, value))
