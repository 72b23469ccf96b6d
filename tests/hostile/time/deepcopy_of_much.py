# expect: timeout
import copy

x = [[i] for i in range(10**5)]
while True:
    copy.deepcopy(x)
