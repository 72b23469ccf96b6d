print("own runtime")
