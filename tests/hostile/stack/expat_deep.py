# expect: ok
# stdout: done
import xml.parsers.expat

for text in (
    "<a>" * 10**4 + "</a>" * 10**4,
    "<!DOCTYPE a [<!ELEMENT a " + "(" * 10**4 + "a" + ")" * 10**4 + ">]><a/>",
    "<!DOCTYPE a [" + "".join(f"<!ENTITY e{i} '&e{i + 1};'>" for i in range(10**4)) + "<!ENTITY e10000 ''>]><a>&e0;</a>",
    "<!DOCTYPE a [" + "".join(f"<!ENTITY % e{i} '%e{i + 1};'>" for i in range(10**3)) + "]><a/>",
):
    parser = xml.parsers.expat.ParserCreate()
    parser.ElementDeclHandler = lambda *_: None
    parser.StartElementHandler = lambda *_: None
    try:
        parser.Parse(text, True)
    except (xml.parsers.expat.ExpatError, RecursionError, MemoryError):
        pass
print("done")
