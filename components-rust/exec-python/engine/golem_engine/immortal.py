"""Tells the forge where the objects of the image are, so that it makes them immortal.

An object that is used has its references counted in it. Of what is in the image that would write to hundreds of pages of
memory in the smallest run, all of which have to be put back; and what dies in a run is there again in the next one. CPython
does not count the references of what is immortal, and has no way of its own to make something so that exists.
"""

import gc
from array import array
from collections import deque
from types import CodeType

#: How the list begins by which the forge finds it in memory: words that do not follow each other anywhere else, since numbers of
#: that size are stored in pieces.
MARK = (0xC0DE1157, 0xA110B1EC, 0xF0E1D2C3, 0x9E3779B9)


#: More than there are. Nothing here may grow: what it grew out of would be left behind in the image.
MOST = 150_000


def parts(code):
    """What code refers to, which the collector does not say."""
    return code.co_consts, code.co_names, code.co_linetable, code.co_exceptiontable, code.co_name, code.co_qualname


def addresses():
    """The list: the mark, how many there are, and of each object that can be reached the address and that of its type, by which the
    forge knows it again: a few are gone until the image is taken."""
    count, begins = 0, len(MARK) + 1
    found = array("I", bytes(4 * (begins + 2 * MOST)))
    left = deque(gc.get_objects())
    # A bit for every address that can be one of an object; what is not tracked may lie a little behind what is.
    seen = bytearray((max(map(id, left)) + (1 << 20)) // 32)
    while left:
        what = left.pop()
        bit = id(what) // 4
        if bit // 8 < len(seen) and not seen[bit // 8] & 1 << bit % 8:
            seen[bit // 8] |= 1 << bit % 8
            found[begins + 2 * count] = id(what)
            found[begins + 2 * count + 1] = id(type(what))
            count += 1
            left.extend(gc.get_referents(what) if type(what) is not CodeType else parts(what))
    for place, word in enumerate((*MARK, count)):
        found[place] = word
    return found
