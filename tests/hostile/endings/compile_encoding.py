# expect: compilation-failed
# -*- coding: nothing -*-
x = "ok"
