# expect: ok
# stdout: done
import string


class F:
    def __format__(self, spec):
        return "{:{}}".format(self, spec)


for f in (lambda: "{:{:{:{}}}}".format(1, 2, 3, 4), lambda: ("{:" * 10**4 + "}" * 10**4).format(1), lambda: ("{" + "[a]" * 10**5 + "}").format({}), lambda: f"{F():x}", lambda: string.Formatter().vformat("{:{:{}}}", (F(), F(), F()), {})):
    try:
        f()
    except (RecursionError, ValueError, LookupError):
        pass
print("done")
