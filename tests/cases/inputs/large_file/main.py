data = open("large.bin", "rb").read()
print(len(data), data.count(b"x") == len(data))
