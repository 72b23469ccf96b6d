# expect: resource-exceeded
# memory-mb: 8
import xml.etree.ElementTree as ET

x = ET.Element("x")
while True:
    for _ in range(1000):
        ET.SubElement(x, "y", {"z": "z"})
