# expect: ok
# session: r
# stdout: written
import random
import uuid

with open("r", "w") as file:
    file.write(str(random.random()) + str(uuid.uuid4()) + str(hash("x")))
print("written")
# --- next
# expect: ok
# session: r
# stdout: True
import random
import uuid

print(open("r").read()[:36] != (str(random.random()) + str(uuid.uuid4()))[:36])
