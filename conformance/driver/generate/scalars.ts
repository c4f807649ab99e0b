import { type Doc, list, num, raw } from '../document.ts'
import type { Random } from '../random.ts'

/** Cluster, service and node networks, and texts that are none. */
export function cidr(r: Random): Doc {
  return r.weigh<Doc>([
    [6, '10.244.0.0/16'],
    [4, '10.96.0.0/12'],
    [3, '10.244.1.0/24'],
    [2, '192.168.10.0/24'],
    [1, '10.244.0.1/16'],
    [0.5, ''],
    [0.5, 'fd00::/64'],
    [0.3, 'a"b'],
    [0.3, raw('"10.244.0.0\\/16"')],
    [0.3, raw('"\\u0031\\u0030.244.0.0/16"')],
    [0.2, 'é<&'],
  ])
}

/** The node's address, another one, or none. */
export function address(r: Random): Doc {
  return r.weigh<Doc>([
    [3, '192.168.10.5'],
    [2, '192.168.10.6'],
    [0.5, ''],
    [0.3, num(1)],
    [0.3, null],
    [0.2, list('192.168.10.5')],
  ])
}

/** 2, mostly. */
export function apiVersion(r: Random): Doc {
  return r.weigh<Doc>([
    [20, num(2)],
    [3, num(1)],
    [1, num(0)],
    [1, num(3)],
    [0.3, num(-2)],
    [0.3, '2'],
    [0.3, num('2.0')],
    [0.3, num('2e0')],
    [0.3, null],
    [0.2, true],
    [0.2, num('99999999999999999999')],
  ])
}

/** A network, or a text that would break the JSON around it. */
export function masqNetwork(r: Random): Doc {
  return r.weigh<Doc>([
    [10, '10.244.0.0/16'],
    [2, '10.244.1.0/24'],
    [1, ''],
    [0.7, 'x"y'],
    [0.5, 'not a cidr, 10.0.0.0/8'],
    [0.3, null],
    [0.2, num(1)],
    [0.3, 'a\\b'],
    [0.3, '"],"a":["'],
  ])
}

/** Versions of the specification that exist, and others. */
export function cniVersion(r: Random): Doc {
  return r.weigh<Doc>([
    [8, '0.2.0'],
    [8, '0.3.0'],
    [4, '0.3.1'],
    [4, '0.4.0'],
    [6, '1.0.0'],
    [3, '1.1.0'],
    [1, '0.1.0'],
    [0.5, ''],
    [0.4, '1.2.0'],
    [0.4, 'v1.0.0'],
    [0.3, '1.0'],
    [0.2, num(1)],
    [0.2, null],
    [0.2, '0.3.1 '],
  ])
}
