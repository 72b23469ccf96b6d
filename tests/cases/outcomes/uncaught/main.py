print("before")
def f():
    raise ValueError("boom")

f()
print("after")
