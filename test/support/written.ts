import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';

/**
 * Holds a file that is made from the code against what the code says now: gives both texts, for a test to compare.
 * With UPDATE_DOCS=1 it writes the file first.
 */
export async function written(file: string, text: string): Promise<{ kept: string; current: string }> {
  const isPage = file.endsWith('.md');
  const current = isPage ? await format(text, { ...(await resolveConfig(file)), filepath: file }) : text;
  if (process.env.UPDATE_DOCS === '1') writeFileSync(file, current);
  return { kept: existsSync(file) ? readFileSync(file, 'utf8') : '', current };
}

/** A table of Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
