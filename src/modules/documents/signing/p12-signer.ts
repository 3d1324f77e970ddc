import { plainAddPlaceholder } from '@signpdf/placeholder-plain';
import { SignPdf } from '@signpdf/signpdf';
import { Signer, SUBFILTER_ETSI_CADES_DETACHED } from '@signpdf/utils';
import { cadesSignature, type SealingKey } from './cades.js';
import { DocumentSigner, type Sealed, type SealWords } from './document-signer.js';
import { type KeyFile, readKeyFile, requireSound } from './key-file.js';

/** Room for the signature with its certificates, in bytes. */
const SIGNATURE_BYTES = 16_384;

class CadesSigner extends Signer {
  private readonly key: SealingKey;

  constructor(key: SealingKey) {
    super();
    this.key = key;
  }

  override sign(bytes: Buffer): Promise<Buffer> {
    return cadesSignature(bytes, this.key);
  }
}

/** Seals with a key of our own: PAdES, as an update behind the file that was set. */
export class P12Signer extends DocumentSigner {
  readonly kind = 'P12';
  private known: KeyFile | null = null;

  constructor(
    private readonly path: string,
    private readonly password: string,
  ) {
    super();
  }

  async words(): Promise<string> {
    return `Berkasnya disegel secara elektronik (PAdES) oleh ${(await this.keyFile()).holder}.`;
  }

  async requireReady(now: Date): Promise<void> {
    requireSound(await this.keyFile(), now);
  }

  async seal(file: Buffer, { reason, place, at }: SealWords): Promise<Sealed> {
    const keyFile = await this.keyFile();
    // A certificate may expire while the service runs.
    requireSound(keyFile, at);
    const prepared = plainAddPlaceholder({
      ...{ pdfBuffer: file, reason, contactInfo: '', name: keyFile.holder, location: place, signingTime: at },
      ...{ signatureLength: SIGNATURE_BYTES, subFilter: SUBFILTER_ETSI_CADES_DETACHED, appName: 'Sasaran' },
    });
    const bytes = await new SignPdf().sign(withExactXref(prepared), new CadesSigner(keyFile));
    return { bytes, sealId: null };
  }

  private async keyFile(): Promise<KeyFile> {
    return (this.known ??= await readKeyFile(this.path, this.password));
  }
}

/** The library points at the line break before the last table of the file; strict readers want the table itself. */
function withExactXref(file: Buffer): Buffer {
  const at = file.lastIndexOf('\nxref\n') + 1;
  const end = file.lastIndexOf('startxref');
  if (at === 0 || end < at) throw new Error('The prepared file has no table of objects.');
  return Buffer.concat([file.subarray(0, end), Buffer.from(`startxref\n${at}\n%%EOF\n`)]);
}
