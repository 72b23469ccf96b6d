# expect: ok
# env: MINE=yes
# stdout: {'MINE': 'yes'} {b'MINE': b'yes'}
import os
import posix

print(dict(os.environ), posix.environ)
assert os.getenv("WORKER_SECRET") is None and os.environb.get(b"WORKER_SECRET") is None
