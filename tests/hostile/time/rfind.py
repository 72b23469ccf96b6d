# expect: timeout
("a" * 10**7).rfind("ab" + "a" * 10**6)
