import { Vault } from './vault.js';

const appSecret = 'rahasia uji coba yang cukup panjang';
const OLD = { id: '2025', secret: 'kunci lama yang cukup panjang untuk uji' };
const NEW = { id: '2026', secret: 'kunci baru yang cukup panjang untuk uji' };
const NIK = '3374016207870001';

const byApp = new Vault({ appSecret, personalDataKeys: [] });
const byOld = new Vault({ appSecret, personalDataKeys: [OLD] });
const rotated = new Vault({ appSecret, personalDataKeys: [NEW, OLD] });
const byNew = new Vault({ appSecret, personalDataKeys: [NEW] });

describe('Vault', () => {
  it('names the key in use before each sealed text, and shows nothing of the text', () => {
    expect([byApp, byOld, rotated].map((vault) => vault.seal('siti', NIK).split('.')[0])).toEqual([
      'app',
      '2025',
      '2026',
    ]);
    expect([byApp, byOld, rotated].map(({ keyInUse }) => keyInUse)).toEqual(['app', '2025', '2026']);
    expect(byOld.seal('siti', NIK)).not.toContain(NIK);
    expect(byOld.seal('siti', NIK)).not.toBe(byOld.seal('siti', NIK));
  });

  it.each([
    ['by the key in use', byOld, byOld, NIK],
    ['by a former key that is still set', byOld, rotated, NIK],
    ['by the key of the app, after another one came', byApp, rotated, NIK],
    ['not without its key', byOld, byNew, null],
    ['not by an earlier key', rotated, byOld, null],
  ])('opens a text %s', (_, sealing, opening, expected) => {
    expect(opening.open('siti', sealing.seal('siti', NIK))).toBe(expected);
  });

  it('opens a text for its owner alone, and nothing that is no sealed text', () => {
    expect(byOld.open('budi', byOld.seal('siti', NIK))).toBeNull();
    expect(byOld.open('siti', '')).toBeNull();
    expect(byOld.open('siti', NIK)).toBeNull();
  });

  it('finds equal texts of a kind by a hash that depends on the key', () => {
    expect(byOld.index('nik', NIK)).toBe(byOld.index('nik', NIK));
    expect(byOld.index('nik', NIK)).toMatch(/^[0-9a-f]{64}$/);
    expect(byOld.index('nik', NIK)).not.toBe(byOld.index('npwp', NIK));
    expect(byOld.index('nik', NIK)).not.toBe(byNew.index('nik', NIK));
    expect(rotated.indexes('nik', NIK)).toEqual(
      [NEW, OLD]
        .map((key) => new Vault({ appSecret, personalDataKeys: [key] }).index('nik', NIK))
        .concat(byApp.index('nik', NIK)),
    );
  });
});
