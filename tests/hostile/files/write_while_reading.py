# expect: timeout
with open("x", "w") as file:
    file.write("x\n")
with open("x") as reader, open("x", "a", 1) as writer:
    for line in reader:
        writer.write("x\nx\n")
