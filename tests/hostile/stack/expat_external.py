# expect: ok
# stdout: done
import xml.parsers.expat

text = "<!DOCTYPE a [<!ENTITY e SYSTEM 'e'>]><a>&e;</a>"
keep = []


def external(context, *_):
    inner = keep[-1].ExternalEntityParserCreate(context)
    keep.append(inner)
    inner.ExternalEntityRefHandler = external
    inner.Parse("<b>&e;</b>", True)
    return 1


parser = xml.parsers.expat.ParserCreate()
keep.append(parser)
parser.ExternalEntityRefHandler = external
try:
    parser.Parse(text, True)
except (xml.parsers.expat.ExpatError, RecursionError):
    pass
print("done")
