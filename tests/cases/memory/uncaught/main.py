all = []
while True:
    all.append([len(all)] * 1000)
