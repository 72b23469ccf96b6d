# expect: runtime-failed
# env: FORCE_COLOR=1
# env: PYTHON_COLORS=1
# stderr-has: ZeroDivision
1 / 0
