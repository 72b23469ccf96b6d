# expect: ok
# stdout: RecursionError
import csv


class File:
    def write(self, text):
        csv.writer(self).writerow([1])


try:
    csv.writer(File()).writerow(["x"])
except RecursionError:
    print("RecursionError")
