# expect: timeout or resource-exceeded
import traceback

while True:
    try:
        raise ValueError("x" * 10**5)
    except ValueError:
        traceback.print_exc()
