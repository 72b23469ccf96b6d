# expect: timeout
import tomllib

tomllib.loads("a = [" + "{}," * 10**6 + "]")
