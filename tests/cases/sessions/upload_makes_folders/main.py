print(open("a/b/c.txt").read())
