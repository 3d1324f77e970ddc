/** A name with its titles apart. */
export interface Titled {
  readonly name: string;
  readonly frontTitle: string | null;
  readonly backTitle: string | null;
}

/** A name with its titles, as printed on documents: "Dr. Siti Aminah, S.Kom.". */
export function displayName({ name, frontTitle, backTitle }: Titled): string {
  return `${frontTitle ? `${frontTitle} ` : ''}${name}${backTitle ? `, ${backTitle}` : ''}`;
}
