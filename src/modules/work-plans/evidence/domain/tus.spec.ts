import { bytesOf, fileNameOf, freePlace, pieceRefusal } from './tus.js';

describe('bytesOf', () => {
  it.each([
    ['0', 0],
    ['20971520', 20_971_520],
    ['-1', null],
    ['1e3', null],
    ['0x10', null],
    ['', null],
    [undefined, null],
    ['9'.repeat(16), null],
  ])('reads %j as %j', (header, bytes) => {
    expect(bytesOf(header)).toBe(bytes);
  });
});

describe('fileNameOf', () => {
  const base64 = Buffer.from('Laporan triwulan I – “final”.pdf').toString('base64');
  it.each([
    [`filename ${base64}`, 'Laporan triwulan I – “final”.pdf'],
    [`filetype YQ==, filename ${base64}`, 'Laporan triwulan I – “final”.pdf'],
    ['filename', undefined],
    ['other YQ==', undefined],
    [undefined, undefined],
  ])('of %j is %j', (metadata, name) => {
    expect(fileNameOf(metadata)).toBe(name);
  });
});

describe('freePlace (EV-2)', () => {
  it.each([
    { taken: [], place: 1 },
    { taken: [1, 3], place: 2 },
    { taken: [3, 2, 1], place: null },
  ])('beside $taken is $place', ({ taken, place }) => {
    expect(freePlace(taken, 3)).toBe(place);
  });
});

describe('pieceRefusal (EV-2)', () => {
  const now = new Date('2026-03-02T02:00:00.000Z');
  const before = new Date('2026-03-02T01:59:59.000Z');
  const later = new Date('2026-03-02T02:00:01.000Z');
  it.each([
    { name: 'the next piece', offsetBytes: 10, takenUntil: null, from: 10, refusal: null },
    { name: 'a piece that came already', offsetBytes: 10, takenUntil: null, from: 0, refusal: 'OFFSET' },
    { name: 'a piece that leaves a gap', offsetBytes: 10, takenUntil: null, from: 11, refusal: 'OFFSET' },
    { name: 'a second one beside it', offsetBytes: 10, takenUntil: later, from: 10, refusal: 'BUSY' },
    { name: 'the next after a sender who vanished', offsetBytes: 10, takenUntil: before, from: 10, refusal: null },
  ])('of $name is $refusal', ({ offsetBytes, takenUntil, from, refusal }) => {
    expect(pieceRefusal({ offsetBytes, takenUntil }, from, now)).toBe(refusal);
  });
});
