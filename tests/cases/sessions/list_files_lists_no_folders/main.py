import os

os.makedirs("empty/inner")
os.symlink("empty", "link")
