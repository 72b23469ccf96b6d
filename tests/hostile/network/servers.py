# expect: ok
# stdout: 4
import http.server
import socketserver
import xmlrpc.server
from wsgiref import simple_server

n = 0
for f in (lambda: http.server.HTTPServer(("", 0), None), lambda: socketserver.UDPServer(("", 0), None), lambda: xmlrpc.server.SimpleXMLRPCServer(("", 0)), lambda: simple_server.make_server("", 0, None)):
    try:
        f()
    except OSError:
        n += 1
print(n)
