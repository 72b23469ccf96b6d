# expect: resource-exceeded
# memory-mb: 8
with open("big", "wb") as file:
    file.truncate(10**9)
open("big", "rb").read()
