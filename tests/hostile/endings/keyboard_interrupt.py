# expect: runtime-failed SIGINT
# stderr-has: KeyboardInterrupt
raise KeyboardInterrupt
