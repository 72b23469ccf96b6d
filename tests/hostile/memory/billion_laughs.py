# expect: runtime-failed or resource-exceeded or timeout
# memory-mb: 64
import xml.etree.ElementTree as ET

names = "abcdefghij"
entities = '<!ENTITY a "ha">' + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip(names, names[1:]))
ET.fromstring(f"<!DOCTYPE x [{entities}]><x>&j;</x>")
