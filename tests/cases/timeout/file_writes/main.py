while True:
    with open("x", "w") as file:
        file.write("again")
