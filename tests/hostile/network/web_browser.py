# expect: ok
# stdout: False
import webbrowser

try:
    print(webbrowser.open("http://localhost"))
except webbrowser.Error:
    print(False)
