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
