# expect: timeout
import heapq

x = [[i] * 50 for i in range(10**5)]
while True:
    heapq.heapify(x)
    heapq.nsmallest(10**4, x)
    x.reverse()
