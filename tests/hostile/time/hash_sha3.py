# expect: timeout
import hashlib

data = bytes(3 * 10**8)
for name in ("sha3_512", "blake2b", "md5", "sha1", "sha512") * 100:
    hashlib.new(name, data)
