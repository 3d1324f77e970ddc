import { basename } from 'node:path';

/** The sender's name of a file for display: without folders and control characters, shortened. It names nothing on disk. */
export function shownName(name: string | undefined): string {
  const bare = basename((name ?? '').replaceAll('\\', '/')).replace(/\p{C}/gu, '');
  return bare.slice(0, 100).toWellFormed();
}
