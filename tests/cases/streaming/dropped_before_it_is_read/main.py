open("ran", "w").write("x")
while True:
    pass
