# expect: ok
# stdout: done
import copy
import copyreg
import pickle


class C:
    pass


copyreg.pickle(C, lambda x: (C, (), {"x": C()}))
for f in (pickle.dumps, copy.deepcopy, copy.copy):
    try:
        f(C())
    except RecursionError:
        pass
print("done")
