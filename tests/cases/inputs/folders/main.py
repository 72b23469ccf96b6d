from pkg.mod import name

print(name, open("data/deep/er.txt").read().strip())
