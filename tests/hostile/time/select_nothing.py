# expect: timeout
import select

while True:
    select.select([], [], [], 10**6)
