# expect: timeout
import fnmatch

fnmatch.fnmatch("a" * 10**7, "*[!b]*a" * 30 + "b")
while True:
    fnmatch.translate("[" * 10000)
