print("never")
b = = 1
