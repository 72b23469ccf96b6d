# expect: ok
# stdout: URLError
# stdout: PermissionError
# stdout: PermissionError
import http.client
import smtplib
import urllib.request

for f in (lambda: urllib.request.urlopen("http://127.0.0.1/"), lambda: http.client.HTTPConnection("localhost", 1).request("GET", "/"), lambda: smtplib.SMTP("localhost")):
    try:
        print(f())
    except OSError as error:
        print(type(error).__name__)
