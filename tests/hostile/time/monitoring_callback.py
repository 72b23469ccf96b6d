# expect: timeout
import sys

sys.monitoring.use_tool_id(0, "t")
sys.monitoring.register_callback(0, sys.monitoring.events.PY_START, lambda *_: [0 for _ in iter(int, 1)])
sys.monitoring.set_events(0, sys.monitoring.events.PY_START)
(lambda: 0)()
