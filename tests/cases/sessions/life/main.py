import os

count = int(open("count").read()) + 1 if os.path.exists("count") else 1
with open("count", "w") as file:
    file.write(str(count))
print("run", count)
