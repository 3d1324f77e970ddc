import { maskedName, networkOf, normalName } from './sign-in-name.js';

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

  it.each([
    ['10.1.2.3', '10.1.2.3'],
    ['::ffff:10.1.2.3', '10.1.2.3'],
    ['2001:db8:0:1:aaaa:bbbb:cccc:dddd', '2001:db8:0:1'],
    ['2001:0DB8::1', '2001:db8:0:0'],
    ['2001:db8:0:1::', '2001:db8:0:1'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
  ])('counts %s as %s', (address, network) => expect(networkOf(address)).toBe(network));
});
