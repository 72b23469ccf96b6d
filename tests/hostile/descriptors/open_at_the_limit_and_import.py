# expect: ok
# stdout: True 5
keep = []
try:
    while True:
        keep.append(open("main.py"))
except OSError:
    pass
import colorsys
import email.message
import xml.sax.handler

print(bool(colorsys), 5)
