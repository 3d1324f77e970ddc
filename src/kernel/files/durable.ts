import { open } from 'node:fs/promises';

/** Makes what happened to the names of a folder outlast a power cut; systems that cannot are left to do as they do. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EINVAL') throw error;
  } finally {
    await handle.close();
  }
}
