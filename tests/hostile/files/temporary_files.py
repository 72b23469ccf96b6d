# expect: ok
# stdout: done
import tempfile

keep = []
for _ in range(50):
    try:
        keep.append(tempfile.NamedTemporaryFile())
        keep.append(tempfile.TemporaryFile())
        keep.append(tempfile.TemporaryDirectory())
        keep.append(tempfile.SpooledTemporaryFile(1))
    
    except OSError:
        pass
tempfile.tempdir = ".."
try:
    tempfile.mkdtemp()
    print("made")
except OSError:
    print("done")
