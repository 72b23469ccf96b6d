# expect: timeout
import codecs

codecs.register_error("again", lambda error: ("", error.start))
b"\xff".decode("utf-8", "again")
