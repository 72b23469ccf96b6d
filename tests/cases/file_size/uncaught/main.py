print("before")
with open("big", "w") as file:
    file.write("x" * 1001)
