import { createHash } from 'node:crypto';
import { afterAll, describe, expect, it } from '@jest/globals';
import type { Block, DocumentModel } from './model.js';
import { Renderer } from './renderer.js';

const renderer = new Renderer();
afterAll(() => renderer.onModuleDestroy());

const document = (blocks: readonly Block[]): DocumentModel => ({
  ...{ title: 'Judul', subject: 'Uji', author: 'Pemerintah', paper: 'A4', orientation: 'portrait' },
  ...{ madeAt: '2026-01-13T03:05:00.000Z', footer: 'Uji', watermark: null, seal: null, blocks },
});
const text = (words: string): Block => ({ kind: 'text', paragraphs: [{ text: words }] });
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('Renderer', () => {
  it('sets a tagged document in Indonesian with its title', async () => {
    const { bytes, pages } = await renderer.render(document([text('Satu dua tiga.')]));
    const file = Buffer.from(bytes).toString('latin1');
    expect(pages).toBe(1);
    expect(file.startsWith('%PDF-1.7')).toBe(true);
    expect(file).toContain('/Marked true');
    expect(file).toContain('/Lang (id-ID)');
    expect(file).toContain('/DisplayDocTitle true');
  });

  it('gives the same bytes for the same document, several at once', async () => {
    const model = document([text('Satu dua tiga.')]);
    const files = await Promise.all([renderer.render(model), renderer.render(model), renderer.render(model)]);
    expect(new Set(files.map(({ bytes }) => hashOf(bytes))).size).toBe(1);
  });

  it('goes on after a document that cannot be set', async () => {
    const broken = { ...document([]), paper: 'A0' } as unknown as DocumentModel;
    await expect(renderer.render(broken)).rejects.toThrow('A document could not be set');
    expect((await renderer.render(document([text('Lagi.')]))).pages).toBe(1);
  });

  it('begins again after its thread was ended', async () => {
    const rendering = renderer.render(document([text('Terputus.')]));
    await Promise.all([expect(rendering).rejects.toThrow('The service stops.'), renderer.onModuleDestroy()]);
    expect((await renderer.render(document([text('Lagi.')]))).pages).toBe(1);
  });
});
