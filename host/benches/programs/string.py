def work():
    words = []
    for i in range(100_000):
        words.append(f"word{i}")
    text = " ".join(words)
    return len(text.replace("word", "w").upper().split(" ")) + text.count("99")
