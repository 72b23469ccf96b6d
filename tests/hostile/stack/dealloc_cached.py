# expect: ok
# stdout: done
# Through objects that the collector does not know and those that it does, in turn.
import functools
from _tokenize import TokenizerIter


def cached(x):
    new = functools.lru_cache(lambda: x)
    new()
    return new


def cached_by_key(x):
    new = functools.lru_cache(10)(lambda key: None)
    new(x)
    return new


def tokens(x):
    return TokenizerIter(x.__next__ if isinstance(x, TokenizerIter) else iter([]).__next__, encoding="utf-8", extra_tokens=True)


for make in (cached, cached_by_key, tokens):
    x = None
    for _ in range(20_000):
        x = make(x)
    del x
print("done")
