import shutil

shutil.rmtree("/sub")
print("removed")
