# expect: ok
# stdout:
"""

"""
