import type { DocumentSigning } from '../../../config/documents.js';
import { DocumentSigner, type Sealed, SignerAway, type SealWords } from './document-signer.js';

type Service = Extract<DocumentSigning, { kind: 'bsre' }>;
const LARGEST_BYTES = 100 * 1_048_576;

/**
 * Seals with the client service of BSrE that runs in a government's own network: `POST /api/sign/pdf`, invisible, because the document itself
 * says in words that it is sealed. It answers with the file, or with an id under which the file is fetched. Passphrase and password stand in
 * no message.
 */
export class BsreSigner extends DocumentSigner {
  readonly kind = 'BSRE';

  constructor(private readonly service: Service) {
    super();
  }

  /** Its settings were read and checked; whether it answers shows with the first document. */
  async requireReady(): Promise<void> {}

  async words(): Promise<string> {
    return 'Berkasnya ditandatangani secara elektronik dengan sertifikat yang diterbitkan oleh BSrE.';
  }

  async seal(file: Buffer, { reason, place }: SealWords): Promise<Sealed> {
    const { nik, passphrase } = this.service;
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(file)], { type: 'application/pdf' }), 'dokumen.pdf');
    const fields = { nik, passphrase, tampilan: 'invisible', reason, ...(place ? { location: place } : {}) };
    for (const [name, text] of Object.entries(fields)) form.set(name, text);
    const answer = await this.ask('/api/sign/pdf', { method: 'POST', body: form });
    if (isPdf(answer)) return { bytes: await signedFile(answer), sealId: answer.headers.get('id_dokumen') };
    const sealId = await idIn(answer);
    const fetched = await this.ask(`/api/sign/download/${encodeURIComponent(sealId)}`, { method: 'GET' });
    if (!isPdf(fetched)) throw new SignerAway('The signing service gave an id, but no file for it.');
    return { bytes: await signedFile(fetched), sealId };
  }

  private async ask(path: string, request: RequestInit): Promise<Response> {
    const { url, user, password, timeoutMs } = this.service;
    const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
    let answer: Response;
    try {
      const signal = AbortSignal.timeout(timeoutMs);
      answer = await fetch(`${url}${path}`, { ...request, headers: { authorization }, redirect: 'error', signal });
    } catch (error) {
      throw new SignerAway(`The signing service does not answer: ${(error as Error).name}.`);
    }
    if (answer.ok) return answer;
    await answer.body?.cancel();
    throw new SignerAway(`The signing service refused with ${answer.status}.`);
  }
}

const isPdf = (answer: Response): boolean => answer.headers.get('content-type')?.startsWith('application/pdf') ?? false;

/** The file, which must be a PDF with a signature: one without is never issued. */
async function signedFile(answer: Response): Promise<Buffer> {
  const bytes = Buffer.from(await answer.arrayBuffer());
  const isSigned = bytes.subarray(0, 5).toString('latin1') === '%PDF-' && bytes.includes('/ByteRange');
  if (!isSigned || bytes.length > LARGEST_BYTES) throw new SignerAway('The signing service sent no signed PDF.');
  return bytes;
}

async function idIn(answer: Response): Promise<string> {
  const said: unknown = await answer.json().catch(() => null);
  const id = (said as { id_dokumen?: unknown } | null)?.id_dokumen;
  if (typeof id === 'string' && /^[\w-]{1,100}$/.test(id)) return id;
  throw new SignerAway('The signing service sent neither a file nor an id.');
}
