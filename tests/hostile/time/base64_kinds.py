# expect: timeout
import base64
import binascii

data = bytes(10**6)
while True:
    base64.b85encode(data)
    binascii.b2a_hex(data, " ", 1)
    binascii.a2b_qp(b"=\n" * 10**6)
