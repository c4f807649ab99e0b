/** win-overlay's MAC address: the prefix and the octets of the IPv4 address; none without an address. */
export function macOf(prefix: string, address: string): string {
  if (address === '') return ''
  const octets = address.split('.').map((octet) => Number(octet).toString(16).padStart(2, '0'))
  return [prefix, ...octets].join('-')
}
