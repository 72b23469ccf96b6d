import builtins
import sys

import state

print(hasattr(builtins, "counter"), hasattr(sys, "extra"), state.value)
builtins.counter = 1
sys.extra = "patched"
state.value = "changed"
builtins.print = None
sys.exit(3)
