# The image has room for a little more than nothing.
data = bytearray(1024 * 1024)
