# expect: ok
# stdout: done
import asyncio
import contextvars
import decimal
import functools
import io
import itertools
import operator
import random
import re
import sqlite3
import struct
import types
import weakref
import xml.etree.ElementTree as ET
from array import array


def element(x):
    new = ET.Element("x")
    new.append(x) if isinstance(x, ET.Element) else None
    return new


def code(x):
    new = functools.lru_cache(lambda: 0)
    new.x = x
    return new


def context(x):
    new = contextvars.copy_context()
    new.run(variable.set, x)
    return new


def exception(x):
    new = ValueError()
    new.__context__ = x if isinstance(x, Exception) else None
    return new


variable = contextvars.ContextVar("v")
makers = (
    element,
    code,
    context,
    exception,
    lambda x: operator.itemgetter(x),
    lambda x: operator.methodcaller("x", x),
    lambda x: itertools.starmap(print, [x]),
    lambda x: itertools.accumulate([x], initial=x),
    lambda x: itertools.product([x]),
    lambda x: itertools.tee(iter([x]))[0],
    lambda x: map(print, [x]),
    lambda x: zip([x]),
    lambda x: filter(x, []),
    lambda x: types.SimpleNamespace(r=weakref.ref(types.FunctionType, lambda r, x=x: x)),
    lambda x: contextvars.ContextVar("x", default=x),
    lambda x: types.GenericAlias(list, x),
    lambda x: types.CellType(x),
    lambda x: types.MethodType(print, x),
    lambda x: functools.cmp_to_key(x),
    lambda x: KeyError(x),
    lambda x: StopIteration(x),
    lambda x: AttributeError(obj=x),
    lambda x: ExceptionGroup("", [x if isinstance(x, Exception) else ValueError()]),
)
for make in makers:
    x = 1
    for _ in range(3000):
        x = make(x)
    del x
print("done")
