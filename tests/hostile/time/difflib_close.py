# expect: timeout
import difflib

difflib.get_close_matches("a" * 1000, ["ab" * 500, "ba" * 500] * 10**4, cutoff=0.1)
