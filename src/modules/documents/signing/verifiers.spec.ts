import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HOLDER, KEY_PASSWORD, keyFile } from '../../../../test/support/key-files.js';
import type { DocumentModel } from '../layout/model.js';
import { Renderer } from '../layout/renderer.js';
import { P12Signer } from './p12-signer.js';

/*
 * What programs of others say of our files: qpdf of their structure, pdfsig (Poppler) of the signature. `.ci/run` installs both; where they are
 * missing, and nobody runs the whole gate, these tests say that they were left out.
 */

const NOW = new Date('2026-03-02T01:00:00Z');
const renderer = new Renderer();
const folder = mkdtempSync(join(tmpdir(), 'sasaran-periksa-'));
let sealed: Buffer;

const isThere = (program: string, version: string): boolean => spawnSync(program, [version]).status === 0;
const isGate = process.env['CI'] !== undefined;
/** A test that needs a program: in the gate it has to be there. */
function withProgram(program: string, version: string): typeof it | typeof it.skip {
  if (isGate || isThere(program, version)) return it;
  process.stderr.write(`${program} is not installed: what it says of our documents is NOT tested here.\n`);
  return it.skip;
}
const withQpdf = withProgram('qpdf', '--version');
const withPdfsig = withProgram('pdfsig', '-v');

const model = (more: Partial<DocumentModel> = {}): DocumentModel => ({
  ...{ title: 'Uji', subject: 'Uji', author: 'Uji', paper: 'A4', orientation: 'portrait', madeAt: NOW.toISOString() },
  ...{ footer: 'Uji', watermark: null, seal: null },
  blocks: Array.from({ length: 60 }, (_, at) => ({ kind: 'text', paragraphs: [{ text: `Isi ${at}.` }] })),
  ...more,
});

beforeAll(async () => {
  const seal = { address: 'https://example.go.id/verifikasi/7Q4K', lines: ['Periksa dengan kode ini.'] };
  const { bytes } = await renderer.render(model({ seal }));
  const words = { reason: 'Penerbitan dokumen SKP/2026/000001', place: 'Panaragan', at: NOW };
  sealed = (await new P12Signer(keyFile(), KEY_PASSWORD).seal(Buffer.from(bytes), words)).bytes;
});
afterAll(async () => {
  await renderer.onModuleDestroy();
  rmSync(folder, { recursive: true });
});

/** What a program says of bytes, on both of its outputs. */
function told(bytes: Uint8Array, program: string, ...options: string[]): { status: number | null; text: string } {
  const path = join(folder, 'dokumen.pdf');
  writeFileSync(path, bytes);
  const { status, stdout, stderr } = spawnSync(program, [...options, path], { encoding: 'utf8' });
  return { status, text: `${stdout}${stderr}` };
}

describe('qpdf', () => {
  withQpdf('finds no fault in a draft, an issued and a sealed document', async () => {
    const draft = (await renderer.render(model({ watermark: 'DRAF' }))).bytes;
    const issued = (await renderer.render(model())).bytes;
    for (const bytes of [draft, issued, sealed]) {
      const { status, text } = told(bytes, 'qpdf', '--check');
      expect([status, text]).toEqual([0, expect.stringContaining('No syntax or stream encoding errors found')]);
    }
    expect(told(sealed.subarray(0, sealed.length - 900), 'qpdf', '--check').status).not.toBe(0);
  });
});

describe('pdfsig', () => {
  withPdfsig('finds a valid signature of the holder over the whole file', () => {
    const { text } = told(sealed, 'pdfsig', '-nocert');
    for (const said of ['Signature is Valid.', `Signer Certificate Common Name: ${HOLDER}`, 'ETSI.CAdES.detached'])
      expect(text).toContain(said);
    expect(text).toContain('Total document signed');
  });

  withPdfsig('finds one changed byte', () => {
    const changed = Buffer.from(sealed);
    const at = changed.indexOf('/Producer') + 12;
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(told(changed, 'pdfsig', '-nocert').text).toContain('Digest Mismatch');
  });
});
