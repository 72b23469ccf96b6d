let = = 1
