import time

time.sleep(5.3)
print("late")
