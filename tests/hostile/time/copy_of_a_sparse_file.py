# expect: timeout
import shutil

with open("big", "wb") as file:
    file.truncate(10**12)
shutil.copyfile("big", "copy")
