"""What must not be the same in every run although the image is: done when a program first imports the module."""

import time


def random(module):
    """Seeds the hidden instance behind `random.random`, which was seeded while the image was made."""
    module.seed()


def logging(module):
    """`%(relativeCreated)d` counts from when the program imported `logging`."""
    module._startTime = time.time_ns()


#: By module. Everything else that CPython derives from time or chance is made on first use, and was not used.
ON_FIRST_SIGHT = {"random": random, "logging": logging}
