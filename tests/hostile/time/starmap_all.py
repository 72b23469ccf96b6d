# expect: timeout
from itertools import repeat, starmap

all(starmap(pow, repeat((1, 1))))
