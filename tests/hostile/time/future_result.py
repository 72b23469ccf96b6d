# expect: timeout
from concurrent.futures import Future, wait

wait([Future()])
