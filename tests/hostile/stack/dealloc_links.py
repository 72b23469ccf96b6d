# expect: resource-exceeded
# What a cache keeps its results in is an object that the collector does not know: such a chain has no other end.
import functools
import gc


@functools.lru_cache(10**9)
def results(_):
    return last


last = None
links = next(each for each in gc.get_referents(results) if type(each) is dict and not each)
for number in range(300_000):
    results(number)
    last = links[number]
results.cache_clear()
del last
print("done")
