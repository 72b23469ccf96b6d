# expect: timeout
import xml.parsers.expat

# A token that never ends is looked at again with every piece.
parser = xml.parsers.expat.ParserCreate()
parser.SetReparseDeferralEnabled(False)
parser.Parse("<!--")
while True:
    parser.Parse("x" * 1000)
