# expect: timeout
import xml.parsers.expat

text = "<a " + " ".join(f"b{i}='{i}'" for i in range(10**5)) + "/>"
while True:
    xml.parsers.expat.ParserCreate().Parse(text, True)
