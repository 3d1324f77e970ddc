/** The form in which a name is kept, compared and counted: no outer spaces, lower case. */
export function normalName(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase();
}

/** Which of an account's names a typed one is; usernames have no `@`, so there is never a doubt. */
export function nameColumn(name: string): 'username' | 'email' {
  return name.includes('@') ? 'email' : 'username';
}

/** A name as records may show it: of a NIP only the birth date and the last four digits, `19870722••••••1005`. */
export function maskedName(name: string): string {
  return name.replace(/^(\d{8})\d{6}(\d{4})$/, '$1••••••$2');
}

/** What one party holds: an IPv4 address, or the first 64 bits of an IPv6 one, whose holder has all that begin so. */
export function networkOf(address: string): string {
  const v4 = /^(?:::ffff:)?(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (v4?.[1]) return v4[1];
  const [head = [], tail = []] = (address.split('%')[0] ?? '').split('::').map((part) => part.split(':'));
  const zeros = Array<string>(Math.max(0, 8 - head.length - tail.length)).fill('0');
  const groups = [...head, ...zeros, ...tail].slice(0, 4);
  return groups.map((group) => (parseInt(group, 16) || 0).toString(16)).join(':');
}
