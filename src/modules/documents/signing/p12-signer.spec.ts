import { createHash, createVerify, X509Certificate } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { HOLDER, KEY_PASSWORD, keyFile, type KeyFileSpec } from '../../../../test/support/key-files.js';
import { Renderer } from '../layout/renderer.js';
import { signerOf } from './open-signer.js';
import { P12Signer } from './p12-signer.js';

const NOW = new Date('2026-03-02T01:00:00Z');
const WORDS = { reason: 'Penerbitan dokumen SKP/2026/000001', place: 'Panaragan', at: NOW };
const renderer = new Renderer();
let file: Buffer;
let sealed: Buffer;

beforeAll(async () => {
  const { bytes } = await renderer.render({
    ...{ title: 'Uji', subject: 'Uji', author: 'Uji', paper: 'A4', orientation: 'portrait', madeAt: NOW.toISOString() },
    ...{ footer: 'Uji', watermark: null, seal: null, blocks: [{ kind: 'text', paragraphs: [{ text: 'Isi.' }] }] },
  });
  file = Buffer.from(bytes);
  sealed = (await new P12Signer(keyFile(), KEY_PASSWORD).seal(file, WORDS)).bytes;
});
afterAll(() => renderer.onModuleDestroy());

/** What a file says is signed, and the signature over it. */
function signatureIn(pdf: Buffer): { covered: Buffer; cms: Buffer; range: number[] } {
  const range = (/\/ByteRange \[([\d ]+)\]/.exec(pdf.toString('latin1'))?.[1] ?? '').trim().split(' ').map(Number);
  const [from = 0, first = 0, second = 0, last = 0] = range;
  const covered = Buffer.concat([pdf.subarray(from, from + first), pdf.subarray(second, second + last)]);
  const hex = pdf.subarray(first + 1, second - 1).toString('latin1');
  return { covered, cms: Buffer.from(hex, 'hex'), range };
}

function signedData(cms: Buffer): pkijs.SignedData {
  const { result } = asn1js.fromBER(new Uint8Array(cms).buffer);
  const info = new pkijs.ContentInfo({ schema: result });
  return new pkijs.SignedData({ schema: info.content });
}

const attribute = (data: pkijs.SignedData, type: string): pkijs.Attribute | undefined =>
  data.signerInfos[0]?.signedAttrs?.attributes.find((one) => one.type === type);

describe('P12Signer (rule DC-7)', () => {
  it('leaves the file as it is and signs all of it with what it adds behind', () => {
    expect(sealed.subarray(0, file.length - 1)).toEqual(file.subarray(0, file.length - 1));
    const { range } = signatureIn(sealed);
    expect(range[0]).toBe(0);
    expect((range[2] ?? 0) + (range[3] ?? 0)).toBe(sealed.length);
    const text = sealed.toString('latin1');
    expect(text).toContain('/SubFilter /ETSI.CAdES.detached');
    expect(text).toContain('/M (D:20260302010000Z)');
    const table = Number(/startxref\n(\d+)\n%%EOF\n?$/.exec(text)?.[1]);
    expect(text.slice(table, table + 5)).toBe('xref\n');
  });

  it('makes a signature that others verify, over exactly these bytes', async () => {
    const { covered, cms } = signatureIn(sealed);
    const verified = (data: Buffer): Promise<boolean> =>
      signedData(cms).verify({ signer: 0, data: new Uint8Array(data).buffer, checkChain: false });
    expect(await verified(covered)).toBe(true);
    const changed = Buffer.from(covered);
    changed[1000] = (changed[1000] ?? 0) ^ 1;
    await expect(verified(changed).catch(() => false)).resolves.toBe(false);
  });

  it('signs attributes by the RSA key of the certificate, as Node itself sees it', () => {
    const data = signedData(signatureIn(sealed).cms);
    const [signer] = data.signerInfos;
    const certificate = new X509Certificate(
      Buffer.from((data.certificates?.[0] as pkijs.Certificate).toSchema(true).toBER()),
    );
    const attributes = Buffer.from(signer?.signedAttrs?.encodedValue ?? new ArrayBuffer(0));
    const verify = createVerify('RSA-SHA256').update(attributes);
    expect(verify.verify(certificate.publicKey, Buffer.from(signer?.signature.valueBlock.valueHexView ?? []))).toBe(
      true,
    );
    expect(certificate.subject).toContain(HOLDER);
  });

  it('names its certificate by hash and leaves the time to the PDF, as PAdES wants it', () => {
    const data = signedData(signatureIn(sealed).cms);
    const certificate = Buffer.from((data.certificates?.[0] as pkijs.Certificate).toSchema(true).toBER());
    const hash = createHash('sha256').update(certificate).digest('hex');
    const v2 = attribute(data, '1.2.840.113549.1.9.16.2.47')?.values[0] as asn1js.Sequence;
    expect(Buffer.from(v2.toBER()).toString('hex')).toContain(hash);
    expect(attribute(data, '1.2.840.113549.1.9.5')).toBeUndefined();
  });

  it('reads files in the older form, too', async () => {
    const signer = new P12Signer(keyFile({ algorithm: '3des' }), KEY_PASSWORD);
    await signer.requireReady(NOW);
    expect(await signer.words()).toContain(HOLDER);
  });

  it.each<[string, KeyFileSpec, RegExp]>([
    ['has expired', { until: '2026-03-01' }, /has expired at 2026-03-01T23:59:59/],
    ['is not valid yet', { from: '2026-03-03' }, /is valid from 2026-03-03/],
    ['is of an authority', { isAuthority: true }, /certificate of an authority/],
    ['may not sign', { mayEncryptOnly: true }, /not made for signatures/],
    ['is weak', { bits: 1024 }, /less than 2048 bits/],
  ])('stops the start with a certificate that %s', async (_name, spec, message) => {
    const start = signerOf({ kind: 'p12', path: keyFile(spec), password: KEY_PASSWORD }, NOW);
    await expect(start).rejects.toThrow(message);
  });

  it('stops the start without the file, with another one or a wrong password, and does not say the password', async () => {
    const path = keyFile();
    const start = (of: string, password: string): Promise<unknown> =>
      signerOf({ kind: 'p12', path: of, password }, NOW).then(() => null, String);
    expect(await start(`${path}.none`, KEY_PASSWORD)).toContain('cannot be read (ENOENT)');
    expect(await start(path, 'salah-sandi')).toMatch(/not its password/);
    expect(await start(path, 'salah-sandi')).not.toContain('salah-sandi');
    writeFileSync(path, 'bukan p12');
    expect(await start(path, KEY_PASSWORD)).toContain('is no PKCS#12 file');
  });

  it('does not seal with a certificate that expired while the service ran', async () => {
    const signer = new P12Signer(keyFile({ until: '2026-03-31' }), KEY_PASSWORD);
    await signer.requireReady(NOW);
    await expect(signer.seal(file, { ...WORDS, at: new Date('2026-04-01T01:00:00Z') })).rejects.toThrow('has expired');
  });
});
