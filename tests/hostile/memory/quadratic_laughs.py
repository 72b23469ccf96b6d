# expect: resource-exceeded or runtime-failed
# memory-mb: 8
import xml.etree.ElementTree as ET

ET.fromstring(f'<!DOCTYPE x [<!ENTITY a "{"a" * 10**5}">]><x>' + "&a;" * 10**5 + "</x>")
