import json


def work():
    records = [
        {"id": i, "name": f"name {i}", "tags": ["a", "b", str(i)], "price": i / 8, "active": i % 2 == 0, "none": None}
        for i in range(4_000)
    ]
    size = 0
    for _ in range(4):
        text = json.dumps(records)
        size += len(text)
        records = json.loads(text)
    return size + records[-1]["id"]
