/** True for a text that is meant to be a prefix, a range or an address, rightly written or not. */
export function looksLikeRange(text: string): boolean {
  return /^\d{1,4}(\.\d{1,4}){1,3}(\/\d*|\s*-\s*[\d.]+)?$/.test(text) || isIPv6Like(text)
}

function isIPv6Like(text: string): boolean {
  return /^[0-9A-Fa-f]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(\/\d*|\s*-\s*[0-9A-Fa-f:.]+)?$/.test(text)
}
