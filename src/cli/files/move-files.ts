import type { FileStore } from '../../kernel/files/file-store.js';

/** Which files are moved, and whether they are removed from where they were. */
interface Wanted {
  readonly names: readonly string[];
  readonly remove: boolean;
}

/** What came of a move, in numbers of files. */
interface Moved {
  readonly copied: number;
  /** In the other place before. */
  readonly there: number;
  readonly removed: number;
  /** In both places now. */
  readonly left: number;
  /** In neither place, or not as their names say. */
  readonly lost: readonly string[];
}

/** Brings files from one store into another; a file is removed only where the other has all of it. Safe to run twice. Throws FilesAway. */
export async function moveFiles(from: FileStore, to: FileStore, { names, remove }: Wanted): Promise<Moved> {
  let [copied, there, removed, left] = [0, 0, 0, 0];
  const lost: string[] = [];
  const wanted = new Set(names);
  for (const name of wanted) {
    const [sizeBytes, kept] = [await from.sizeOf(name), await to.sizeOf(name)];
    if (kept !== null && (sizeBytes === null || sizeBytes === kept)) there += 1;
    else if (sizeBytes === null || !(await copy(from, to, { name, sizeBytes, wanted }))) {
      lost.push(name);
      continue;
    } else copied += 1;
    if (sizeBytes === null) continue;
    if (!remove) left += 1;
    else {
      await from.remove(name);
      removed += 1;
    }
  }
  return { copied, there, removed, left, lost };
}

/** False for a file that is not what its name says; then nothing is left of it in the other store. */
async function copy(
  from: FileStore,
  to: FileStore,
  { name, sizeBytes, wanted }: { name: string; sizeBytes: number; wanted: ReadonlySet<string> },
): Promise<boolean> {
  const found = await to.put({ sizeBytes, open: () => from.open(name) });
  if (found !== name && !wanted.has(found)) await to.remove(found);
  return found === name;
}
