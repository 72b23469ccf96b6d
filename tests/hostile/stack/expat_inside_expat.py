# expect: ok
# stdout: RecursionError
import xml.parsers.expat


def parse(*_):
    parser = xml.parsers.expat.ParserCreate()
    parser.StartElementHandler = parse
    parser.Parse("<a/>", True)


try:
    parse()
except RecursionError:
    print("RecursionError")
