# expect: ok
import sys

sys.stdout.reconfigure(errors="surrogateescape")
print("\udc80\udcff" * 1000)
sys.stdout.reconfigure(errors="surrogatepass")
print("\ud800" * 1000)
