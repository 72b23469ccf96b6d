# expect: timeout
("a" * 10**7).rsplit("ab" + "a" * 10**6)
