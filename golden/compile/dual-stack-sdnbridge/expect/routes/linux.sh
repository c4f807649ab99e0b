#!/bin/sh
# Routes to the pods of the Windows nodes, for a router or a Linux node.
set -e
ip route replace 10.244.1.0/24 via 10.127.130.38
ip route replace 10.244.2.0/24 via 10.127.130.39
