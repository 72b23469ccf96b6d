# expect: runtime-failed
error = SyntaxError("x")
error.lineno = error.filename = error.offset = error.text = error.end_lineno = error
error.msg = print
raise error
