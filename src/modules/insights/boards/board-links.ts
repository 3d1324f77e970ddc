/** The list behind a figure: its address with the filters that leave what was counted, as far as the reader may see it. */
export function linkTo(path: string, filters: Readonly<Record<string, string | undefined>>): string {
  const named = Object.entries(filters).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return `/api/v1${path}?${new URLSearchParams(named).toString()}`;
}
