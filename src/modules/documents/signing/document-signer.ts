import type { SealedWith } from '../persistence/issued-document.entity.js';

/** What a seal says beside itself. */
export interface SealWords {
  readonly reason: string;
  readonly place: string;
  readonly at: Date;
}

/** A sealed file; services of others know it under an id. */
export interface Sealed {
  readonly bytes: Buffer;
  readonly sealId: string | null;
}

/** The service that seals documents does not answer, or refuses. The message is for whoever runs the service. */
export class SignerAway extends Error {
  override readonly name = 'SignerAway';
}

/** Seals documents that are issued. What cannot be sealed is not issued. */
export abstract class DocumentSigner {
  abstract readonly kind: SealedWith;

  /** Throws StartError when it cannot seal: certificate, key or settings are not good. */
  abstract requireReady(now: Date): Promise<void>;

  /** What the document itself says of its seal; null for nothing. */
  abstract words(): Promise<string | null>;

  /** The file with its seal. Throws SignerAway. */
  abstract seal(file: Buffer, words: SealWords): Promise<Sealed>;
}

/** Leaves files as they are: the register alone says what is genuine. */
export class NoSigner extends DocumentSigner {
  readonly kind = 'NONE';

  async requireReady(): Promise<void> {}

  async words(): Promise<null> {
    return null;
  }

  async seal(bytes: Buffer): Promise<Sealed> {
    return { bytes, sealId: null };
  }
}
