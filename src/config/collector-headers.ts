const PAIR = /^([\w!#$%&'*+.^`|~-]+)=(.*)$/;

/** Reads `name=value,name=value`, values percent-encoded. Throws an Error that says what it must be. */
export function collectorHeaders(text: string): Readonly<Record<string, string>> {
  const pairs = text.split(',').flatMap((part) => part.trim() || []);
  return Object.fromEntries(pairs.map(headerOf));
}

function headerOf(pair: string): [string, string] {
  const [, name, encoded] = PAIR.exec(pair) ?? [];
  const value = decoded(encoded?.trim());
  if (!name || value === undefined || !/^[\x20-\x7e]+$/.test(value)) {
    throw new Error('must be pairs name=value, separated by commas, with percent-encoded values.');
  }
  return [name.toLowerCase(), value];
}

function decoded(text: string | undefined): string | undefined {
  try {
    return text && decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
