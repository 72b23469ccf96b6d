import os

print(os.getcwd(), open("data.txt").read(), open("/data.txt").read())
with open("made.txt", "w") as file:
    file.write("by the program")
