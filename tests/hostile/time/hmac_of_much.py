# expect: timeout
import hmac

hmac.digest(b"k" * 10**8, bytes(3 * 10**8), "sha512")
while True:
    pass
