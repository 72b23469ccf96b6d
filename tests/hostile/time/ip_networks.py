# expect: timeout
import ipaddress

any(map(lambda network: False, ipaddress.ip_network("::/0").subnets(new_prefix=128)))
