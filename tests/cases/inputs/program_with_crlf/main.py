print("a")
print(len("""b
c"""))
