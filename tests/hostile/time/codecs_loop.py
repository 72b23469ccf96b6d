# expect: timeout
import codecs

text = "\udc80\u1234" * 10**6
while True:
    text.encode("ascii", "xmlcharrefreplace")
    text.encode("ascii", "namereplace")
    text.encode("utf-7", "surrogatepass")
