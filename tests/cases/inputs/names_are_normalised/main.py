print(open("b.txt").read(), open("c/d.txt").read())
