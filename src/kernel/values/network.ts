/**
 * What one party holds: an IPv4 address, or the first 64 bits of an IPv6 one, whose holder has all that begin so. A port, which
 * some proxies add, makes no difference.
 */
export function networkOf(address: string): string {
  const v4 = /^\[?(?:::ffff:)?(\d+\.\d+\.\d+\.\d+)(?:\]|:\d|$)/i.exec(address);
  if (v4?.[1]) return v4[1];
  const [head = [], tail = []] = (/^\[?([^%\]]*)/.exec(address)?.[1] ?? '').split('::').map((part) => part.split(':'));
  const zeros = Array<string>(Math.max(0, 8 - head.length - tail.length)).fill('0');
  const groups = [...head, ...zeros, ...tail].slice(0, 4);
  return groups.map((group) => (parseInt(group, 16) || 0).toString(16)).join(':');
}
