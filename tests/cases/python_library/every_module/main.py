"""Imports every module of the standard library, then tries what a component cannot do; prints what goes wrong."""

import contextlib
import io
import pkgutil
import re
import sys
import warnings

#: Importing these is running them.
PROGRAMS = ("__main__", "antigravity", "this")

warnings.simplefilter("ignore")


def library():
    """Every module, packages before what is in them."""
    root = sys.path[-1]
    found = [module for module in pkgutil.iter_modules([root])]
    while found:
        module = found.pop(0)
        yield module.name
        if module.ispkg:
            folder = root + "/" + module.name.replace(".", "/")
            found += pkgutil.iter_modules([folder], module.name + ".")


names = sorted({*library(), *sys.builtin_module_names})
tried = failed = 0
for name in names:
    if name.rpartition(".")[2] in PROGRAMS:
        continue
    tried += 1
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            __import__(name)
    except BaseException as error:
        failed += 1
        print(f"import {name} | {type(error).__name__}: {error}")
print(tried - failed, "modules can be imported")

CALLS = """
threading.Thread(target=print).start()
concurrent.futures.ThreadPoolExecutor().submit(print)
asyncio.run(asyncio.to_thread(print))
subprocess.run(["ls"])
os.system("ls")
os.popen("ls")
os.fork()
os.execv("/bin/ls", ["ls"])
os.pipe()
os.getuid()
os.getlogin()
os.get_terminal_size()
os.chown("main.py", 0, 0)
os.mkfifo("x")
os.dup2(1, 5)
os.sync()
shutil.disk_usage("/")
socket.socket()
socket.socketpair()
socket.gethostname()
socket.getaddrinfo("example.com", 80)
socket.create_connection(("127.0.0.1", 80))
urllib.request.urlopen("http://example.com")
urllib.request.urlopen("https://example.com")
signal.alarm(1)
signal.setitimer(0, 1)
signal.pause()
time.tzset()
zoneinfo.ZoneInfo("Europe/Vienna")
locale.setlocale(locale.LC_ALL, "de_AT.UTF-8")
getpass.getuser()
tarfile.open("x.tar.bz2", "w:bz2")
tarfile.open("x.tar.xz", "w:xz")
zipfile.ZipFile("x.zip", "w", zipfile.ZIP_BZIP2)
multiprocessing.Process(target=print).start()
multiprocessing.Pool(1)
concurrent.futures.ProcessPoolExecutor()
mmap.mmap(-1, 10)
tempfile.gettempdir()
pathlib.Path.home()
os.cpu_count()
os.umask(0o77)
platform.platform()
platform.python_implementation()
sys.platform
os.uname().machine
hashlib.new("sha3_256").name
hashlib.scrypt(b"", salt=b"", n=2, r=1, p=1)
hashlib.pbkdf2_hmac("sha256", b"", b"", 1)[:1]
ssl.create_default_context()
sqlite3.connect(":memory:").execute("select sqlite_version() > '3'").fetchall()
asyncio.run(asyncio.create_subprocess_exec("ls"))
asyncio.run(asyncio.open_connection("127.0.0.1", 80))
os.stat("main.py").st_uid
_thread.start_new_thread(print, ())
zipfile.ZipFile("x.zip", "w", zipfile.ZIP_LZMA)
os.kill(1, 9)
sys.getrefcount(json.loads)
"""

#: For calls that begin with a module of a package.
PACKAGES = ("concurrent.futures", "urllib.request")

for call in CALLS.strip().splitlines():
    scope = {}
    for package in PACKAGES:
        if call.startswith(package):
            scope[package.partition(".")[0]] = __import__(package)
    for word in set(re.findall(r"\b([a-z_0-9]+)\.", call)) & sys.stdlib_module_names - scope.keys():
        try:
            scope[word] = __import__(word)
        except ImportError as error:
            print(f"{call} | {type(error).__name__}: {error}")
            break
    else:
        try:
            print(f"{call} | {eval(call, scope)!r}")
        except BaseException as error:
            print(f"{call} | {type(error).__name__}: {error}")
