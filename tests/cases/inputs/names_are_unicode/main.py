print(open("Grüße 世界 🎉.txt").read())
