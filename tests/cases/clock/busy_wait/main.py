import sys
import time

ask = time.time if sys.argv[1] == "wall" else time.monotonic
end = ask() + 0.3
last = 0
falls = 0
while (now := ask()) < end:
    falls += now < last
    last = now
print("rises" if falls == 0 else falls)
