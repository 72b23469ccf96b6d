all = []
try:
    while True:
        all.append([len(all)] * 1000)
except MemoryError:
    all = None
    print("caught")
