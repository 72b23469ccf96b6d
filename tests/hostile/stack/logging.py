# expect: ok
# stdout: RecursionError
import logging


class Handler(logging.Handler):
    def emit(self, record):
        logging.error("again")

    def acquire(self):
        pass

    release = acquire


logging.getLogger().addHandler(Handler())
logging.raiseExceptions = False
try:
    logging.error("x")
except RecursionError:
    print("RecursionError")
