# expect: timeout or resource-exceeded
import logging

while True:
    logging.error("x" * 10**5)
