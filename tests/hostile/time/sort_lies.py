# expect: timeout
import random


class Liar:
    def __lt__(self, other):
        return random.random() < 0.5


while True:
    sorted(Liar() for _ in range(10**5))
