import { createHash } from 'node:crypto';

/** The SHA-256 of bytes, in hex: the name under which they are kept. */
export const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
