# expect: resource-exceeded
# memory-mb: 16
def grow(table, more):
    text = ""
    while True:
        try:
            table[text]
        except KeyError:
            pass
        text += more


grow({}, "x" * (1 << 20))
