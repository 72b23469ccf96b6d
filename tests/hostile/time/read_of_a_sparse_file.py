# expect: timeout
import os

fd = os.open("big", os.O_RDWR | os.O_CREAT)
os.ftruncate(fd, 10**12)
while True:
    os.pread(fd, 10**8, 10**11)
