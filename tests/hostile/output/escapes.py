# expect: ok
print("\x1b[2J\x1b]0;title\x07\r\x08\x7f\u202e\u2028\ufeff")
