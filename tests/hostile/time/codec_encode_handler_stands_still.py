# expect: timeout
import codecs

codecs.register_error("again", lambda error: (b"", error.start))
"\udc80".encode("ascii", "again")
