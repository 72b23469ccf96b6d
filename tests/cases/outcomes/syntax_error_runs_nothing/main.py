open("trace", "w").write("x")
print("never")
)
