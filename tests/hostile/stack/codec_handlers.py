# expect: ok
# stdout: done
import codecs

codecs.register_error("r", lambda error: ("\udc80".encode("ascii", "r"), error.end))
codecs.register(lambda name: codecs.lookup(name + "x"))
for f in (lambda: "\udc80".encode("ascii", "r"), lambda: "x".encode("nothing"), lambda: codecs.lookup("x" * 1000)):
    try:
        f()
    except (RecursionError, LookupError):
        pass
print("done")
