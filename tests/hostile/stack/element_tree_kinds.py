# expect: ok
# stdout: done
import copy
import pickle
import xml.etree.ElementTree as ET

x = root = ET.Element("x")
for _ in range(3000):
    x = ET.SubElement(x, "x")
for f in (copy.copy, copy.deepcopy, pickle.dumps, ET.tostring, ET.indent, list, lambda x: len(list(x.iter())), lambda x: list(x.itertext()), lambda x: x.findall(".//y"), lambda x: x.clear(), repr):
    try:
        f(root)
    except RecursionError:
        pass
root = x = ET.Element("x")
x.append(x)
for f in (copy.deepcopy, pickle.dumps):
    try:
        f(root)
    except RecursionError:
        pass
print("done")
