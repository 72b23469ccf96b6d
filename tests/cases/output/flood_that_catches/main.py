while True:
    try:
        while True:
            print("flood")
    except BaseException:
        pass
