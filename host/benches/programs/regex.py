import re


def work():
    lines = [f"2024-{i % 12 + 1:02}-{i % 28 + 1:02} user{i}@host{i % 7}.example GET /a/{i}?q={i * 3}" for i in range(6_000)]
    text = "\n".join(lines)
    found = re.findall(r"(\d{4})-(\d\d)-(\d\d) (\w+)@(\w+)\.example", text)
    asked = re.sub(r"\?q=(\d+)", lambda match: f"?p={int(match[1]) + 1}", text)
    return len(found) + len(asked) + len(re.split(r"\s+", text))
