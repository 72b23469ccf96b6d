# expect: ok
# stdout: done
import decimal
import fractions


class D(decimal.Decimal):
    def __eq__(self, other):
        return decimal.Decimal.__eq__(self, F(self))


class F(fractions.Fraction):
    def __eq__(self, other):
        return other == self

    numerator = property(lambda self: self.numerator)


for f in (lambda: D(1) == 1, lambda: F(1, 2) == D(1), lambda: hash(F(1, 3)), lambda: F(1) + D(1)):
    try:
        f()
    except (RecursionError, TypeError, AttributeError):
        pass
print("done")
