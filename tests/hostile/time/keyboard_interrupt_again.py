# expect: timeout
import _thread

while True:
    try:
        _thread.interrupt_main()
        for _ in range(10):
            pass
    except KeyboardInterrupt:
        pass
