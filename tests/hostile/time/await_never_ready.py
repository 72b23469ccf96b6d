# expect: timeout
class Never:
    def __await__(self):
        while True:
            try:
                yield
            except BaseException:
                pass


async def main():
    await Never()


x = main()
while True:
    x.send(None)
