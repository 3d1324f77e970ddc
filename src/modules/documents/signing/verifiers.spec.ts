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
 * missing, and nobody runs the whole gate, this says what was left out.
 */

const NOW = new Date('2026-03-02T01:00:00Z');
const renderer = new Renderer();
const folder = mkdtempSync(join(tmpdir(), 'sasaran-periksa-'));
let sealed: Buffer;

const PROGRAMS = { qpdf: '--version', pdfsig: '-v' } as const;
type Program = keyof typeof PROGRAMS;
const missing = (Object.keys(PROGRAMS) as Program[]).filter((one) => spawnSync(one, [PROGRAMS[one]]).status !== 0);
for (const program of missing)
  process.stderr.write(`${program} is not installed: what it says of our documents is NOT tested here.\n`);

/** A test that needs a program of others. */
function withProgram(program: Program, name: string, test: () => void | Promise<void>): void {
  if (!missing.includes(program)) it(name, test);
}

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

describe('programs of others', () => {
  it('are there where the whole gate runs', () => {
    expect(process.env['CI'] === undefined ? [] : missing).toEqual([]);
  });
});

describe('what others say of documents (rules DC-4, DC-7)', () => {
  withProgram('qpdf', 'qpdf: no fault in a draft, an issued and a sealed document', async () => {
    const draft = (await renderer.render(model({ watermark: 'DRAF' }))).bytes;
    const issued = (await renderer.render(model())).bytes;
    for (const bytes of [draft, issued, sealed]) {
      const { status, text } = told(bytes, 'qpdf', '--check');
      expect([status, text]).toEqual([0, expect.stringContaining('No syntax or stream encoding errors found')]);
    }
    expect(told(sealed.subarray(0, sealed.length - 900), 'qpdf', '--check').status).not.toBe(0);
  });

  withProgram('pdfsig', 'pdfsig: a valid signature of the holder over the whole file', () => {
    const { text } = told(sealed, 'pdfsig', '-nocert');
    for (const said of ['Signature is Valid.', `Signer Certificate Common Name: ${HOLDER}`, 'ETSI.CAdES.detached'])
      expect(text).toContain(said);
    expect(text).toContain('Total document signed');
  });

  withProgram('pdfsig', 'pdfsig: one changed byte', () => {
    const changed = Buffer.from(sealed);
    const at = changed.indexOf('/Producer') + 12;
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(told(changed, 'pdfsig', '-nocert').text).toContain('Digest Mismatch');
  });
});
