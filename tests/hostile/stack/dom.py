# expect: ok
# stdout: done
import xml.dom.minidom

try:
    x = xml.dom.minidom.parseString("<a>" * 3000 + "</a>" * 3000)
    x.toprettyxml()
except RecursionError:
    pass
try:
    x.unlink()
except RecursionError:
    pass
print("done")
