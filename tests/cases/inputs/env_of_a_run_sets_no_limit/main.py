import os

print(os.environ["EXEC_MAX_OUTPUT_BYTES"])
