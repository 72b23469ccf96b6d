# expect: timeout or resource-exceeded
import warnings

warnings.simplefilter("always")
while True:
    warnings.warn("x" * 10000)
