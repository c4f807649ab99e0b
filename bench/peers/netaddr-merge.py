import sys

from netaddr import cidr_merge

with open(sys.argv[1]) as lines:
    for cidr in cidr_merge([line.strip() for line in lines]):
        print(cidr)
