import os
import random
import secrets
import uuid

print(random.random(), random.randrange(10**9), random.sample(range(100), 5))
print(os.urandom(16).hex(), uuid.uuid4(), uuid.uuid1(), secrets.token_hex(8))
print(hash("text"), {"a", "b", "c", "d"}, id(object()) % 16)
print(sum(os.urandom(200000)))
