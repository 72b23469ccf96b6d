# expect: resource-exceeded or ok or runtime-failed
# file-size-bytes: 10
file = open("x", "w")
file.write("x" * 1000)
