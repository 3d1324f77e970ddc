import { networkOf } from './network.js';

describe('The network of a caller', () => {
  it.each([
    ['10.1.2.3', '10.1.2.3'],
    ['::ffff:10.1.2.3', '10.1.2.3'],
    ['2001:db8:0:1:aaaa:bbbb:cccc:dddd', '2001:db8:0:1'],
    ['2001:0DB8::1', '2001:db8:0:0'],
    ['2001:db8:0:1::', '2001:db8:0:1'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['10.1.2.3:50123', '10.1.2.3'],
    ['[::ffff:10.1.2.3]:50123', '10.1.2.3'],
    ['[2001:db8:0:1::7]:50123', '2001:db8:0:1'],
    ['', '0:0:0:0'],
  ])('counts %s as %s', (address, network) => expect(networkOf(address)).toBe(network));
});
