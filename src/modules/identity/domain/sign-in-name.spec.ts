import { maskedName, normalName } from './sign-in-name.js';

describe('Names at sign-in', () => {
  it('compares names without case, outer spaces and forms of writing', () => {
    expect(normalName('  Siti@Garut.GO.id ')).toBe('siti@garut.go.id');
    expect(normalName('１９８７')).toBe('1987');
  });

  it.each([
    ['198707222010011005', '19870722••••••1005'],
    ['admin', 'admin'],
    ['1987072220100110051', '1987072220100110051'],
  ])('shows %s in records as %s', (name, shown) => expect(maskedName(name)).toBe(shown));
});
