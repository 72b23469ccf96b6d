# expect: ok
# stdout: done
class C:
    pass


C.__get__ = C()
C.__set__ = C()
C.__repr__ = C()
C.__eq__ = C()
C.__hash__ = C()
C.__len__ = C()
C.__iter__ = C()
C.__call__ = C()
for f in (lambda: C().x, repr, hash, len, iter, bool, lambda x: x == x, lambda x: x(), lambda x: setattr(C, "__get__", x), lambda x: x.__len__):
    try:
        f(C())
    except (RecursionError, TypeError, AttributeError):
        pass
print("done")
