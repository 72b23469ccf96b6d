# expect: timeout
import binascii
import zlib

data = bytes(10**8)
while True:
    zlib.adler32(data)
    binascii.crc_hqx(data, 0)
