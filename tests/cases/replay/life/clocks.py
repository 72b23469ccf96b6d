import random
import time
from datetime import datetime

seen = {}
end = time.monotonic() + 0.06
reads = 0
while time.monotonic() < end:
    seen[time.time()] = seen[time.perf_counter_ns()] = seen[datetime.now()] = seen[time.process_time()] = None
    reads += 1
# A program may do other things because of what a clock says.
for _ in range(time.time_ns() // 1000 % 7):
    seen[random.SystemRandom().random()] = None
print(reads, "reads", *list(seen)[-9:])
