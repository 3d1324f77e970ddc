import type { DocumentSigning } from '../../../config/documents.js';
import { BsreSigner } from './bsre-signer.js';
import { type DocumentSigner, NoSigner } from './document-signer.js';
import { P12Signer } from './p12-signer.js';

/** Who the configuration wants documents to be sealed by, ready for it. Throws StartError when a certificate is not good. */
export async function signerOf(signing: DocumentSigning, now: Date): Promise<DocumentSigner> {
  const signer =
    signing.kind === 'p12'
      ? new P12Signer(signing.path, signing.password)
      : signing.kind === 'bsre'
        ? new BsreSigner(signing)
        : new NoSigner();
  await signer.requireReady(now);
  return signer;
}
