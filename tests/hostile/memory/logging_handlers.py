# expect: resource-exceeded
# memory-mb: 32
import logging.handlers

log = logging.getLogger()
log.addHandler(logging.handlers.MemoryHandler(10**9, flushLevel=100))
while True:
    log.error("x" * 10000, extra={"y": bytes(10000)})
