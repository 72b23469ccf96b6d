# expect: timeout
"".join(map(chr, range(0x4E00, 0x9000))).encode("punycode")
