# expect: runtime-failed SIGINT
class K(KeyboardInterrupt):
    def __str__(self):
        raise KeyboardInterrupt


raise K
