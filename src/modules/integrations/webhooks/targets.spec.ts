import { describe, expect, it } from '@jest/globals';
import type { Config } from '../../../config/config.js';
import { type HostNames, isPublicAddress, TargetRefused, WebhookTargets } from './targets.js';

const config = { webhookAllowLoopback: false, webhookPorts: [443, 8443] } as unknown as Config;

/** Says what becomes of an address: OK, or why it is refused; names lead to the addresses given. */
async function verdict(url: string, behind: string[] = [], settings: Partial<Config> = {}): Promise<string> {
  const addresses = behind.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  const names = { addressesOf: async () => addresses } as HostNames;
  try {
    await new WebhookTargets({ ...config, ...settings }, names).check(url);
    return 'OK';
  } catch (error) {
    expect(error).toBeInstanceOf(TargetRefused);
    return (error as TargetRefused).fault;
  }
}

describe('isPublicAddress', () => {
  it.each(['8.8.8.8', '1.1.1.1', '103.28.148.10', '2606:4700:4700::1111', '2001:4860:4860::8888'])(
    'is true of %s',
    (text) => {
      expect(isPublicAddress(text)).toBe(true);
    },
  );

  it.each([
    ['this host', '0.0.0.0'],
    ['this network', '0.1.2.3'],
    ['loopback', '127.0.0.1'],
    ['all of loopback', '127.255.255.254'],
    ['private 10/8', '10.0.0.1'],
    ['private 172.16/12', '172.31.255.255'],
    ['private 192.168/16', '192.168.1.1'],
    ['shared by providers', '100.64.0.1'],
    ['metadata of Alibaba', '100.100.100.200'],
    ['link-local and metadata', '169.254.169.254'],
    ['metadata of Azure', '168.63.129.16'],
    ['metadata of Oracle', '192.0.0.192'],
    ['documentation', '192.0.2.1'],
    ['measurement', '198.18.0.1'],
    ['multicast', '224.0.0.1'],
    ['reserved', '240.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['IPv6 unspecified', '::'],
    ['IPv6 loopback', '::1'],
    ['IPv6 loopback in full', '0:0:0:0:0:0:0:1'],
    ['IPv6 link-local', 'fe80::1'],
    ['IPv6 link-local with a zone', 'fe80::1%eth0'],
    ['IPv6 site-local', 'fec0::1'],
    ['IPv6 unique local', 'fd12:3456::1'],
    ['metadata of AWS by IPv6', 'fd00:ec2::254'],
    ['IPv6 multicast', 'ff02::1'],
    ['IPv4-mapped loopback', '::ffff:127.0.0.1'],
    ['IPv4-mapped in hex', '::ffff:7f00:1'],
    ['IPv4-mapped metadata', '::ffff:a9fe:a9fe'],
    ['IPv4-mapped, though public', '::ffff:8.8.8.8'],
    ['IPv4-translated', '::ffff:0:10.0.0.1'],
    ['IPv4-compatible', '::10.0.0.1'],
    ['IPv4-compatible, though public', '::8.8.8.8'],
    ['NAT64', '64:ff9b::10.0.0.1'],
    ['NAT64 in hex', '64:ff9b::a00:1'],
    ['NAT64 of a network of its own', '64:ff9b:1::10.0.0.1'],
    ['6to4', '2002:7f00:1::'],
    ['Teredo', '2001:0:4136:e378:8000:63bf:3fff:fdd2'],
    ['IPv6 documentation', '2001:db8::1'],
    ['IPv6 newer documentation', '3fff::1'],
    ['IPv6 discard', '100::1'],
    ['IPv6 not given out', '4000::1'],
    ['no address', 'localhost'],
    ['a decimal spelling, which no look-up gives', '2130706433'],
    ['nothing', ''],
  ])('is false of %s: %s', (_, text) => {
    expect(isPublicAddress(text)).toBe(false);
  });
});

describe('A receiver', () => {
  it.each([
    ['decimal', 'https://2130706433/'],
    ['hex', 'https://0x7f000001/'],
    ['hex by part', 'https://0x7f.0x0.0x0.0x1/'],
    ['octal', 'https://0177.0.0.01/'],
    ['octal at once', 'https://017700000001/'],
    ['short', 'https://127.1/'],
    ['zero', 'https://0/'],
    ['full-width digits', 'https://①②⑦.0.0.1/'],
    ['a trailing point', 'https://127.0.0.1./'],
    ['percent-encoded', 'https://%31%32%37.0.0.1/'],
    ['private, in decimal', 'https://3232235777/'],
    ['metadata, in hex', 'https://0xa9fea9fe/'],
    ['IPv6', 'https://[::1]/'],
    ['IPv6 in full', 'https://[0000:0000:0000:0000:0000:0000:0000:0001]/'],
    ['IPv4-mapped', 'https://[::ffff:127.0.0.1]/'],
    ['IPv4-mapped metadata in hex', 'https://[::ffff:a9fe:a9fe]/'],
    ['NAT64', 'https://[64:ff9b::127.0.0.1]/'],
  ])('is refused by its address in every spelling: %s', async (_, url) => {
    expect(await verdict(url, ['8.8.8.8'])).toBe('ADDRESS_REFUSED');
  });

  it.each([
    ['https://hook.example.go.id/a?b=c', ['103.28.148.10'], 'OK'],
    ['https://hook.example.go.id:443/', ['103.28.148.10'], 'OK'],
    ['https://hook.example.go.id:8443/', ['103.28.148.10', '2606:4700:4700::1111'], 'OK'],
    ['https://8.8.8.8/', [], 'OK'],
    ['https://hook.example.go.id:22/', ['103.28.148.10'], 'PORT_REFUSED'],
    ['https://hook.example.go.id/', ['10.0.0.5'], 'ADDRESS_REFUSED'],
    ['https://hook.example.go.id/', ['103.28.148.10', '10.0.0.5'], 'ADDRESS_REFUSED'],
    ['https://hook.example.go.id/', ['::ffff:10.0.0.5'], 'ADDRESS_REFUSED'],
    ['https://hook.example.go.id/', [], 'NAME_UNKNOWN'],
    ['http://hook.example.go.id/', ['103.28.148.10'], 'NOT_HTTPS'],
    ['https://me:secret@hook.example.go.id/', ['103.28.148.10'], 'CREDENTIALS'],
    ['https://hook.example.go.id/#part', ['103.28.148.10'], 'CREDENTIALS'],
    ['https://hook.example.go.id/#', ['103.28.148.10'], 'CREDENTIALS'],
    ['ftp://hook.example.go.id/', ['103.28.148.10'], 'NOT_ADDRESS'],
    ['file:///etc/passwd', [], 'NOT_ADDRESS'],
    ['gopher://127.0.0.1/', [], 'NOT_ADDRESS'],
    ['hook.example.go.id', ['103.28.148.10'], 'NOT_ADDRESS'],
    ['', [], 'NOT_ADDRESS'],
  ])('at %j, which leads to %j: %s', async (url, behind, expected) => {
    expect(await verdict(url, behind)).toBe(expected);
  });

  it.each([
    ['http://127.0.0.1:8080/', [], 'OK'],
    ['https://localhost:9999/', ['127.0.0.1', '::1'], 'OK'],
    ['http://mixed.example/', ['127.0.0.1', '10.0.0.1'], 'NOT_HTTPS'],
    ['https://mixed.example/', ['127.0.0.1', '103.28.148.10'], 'ADDRESS_REFUSED'],
    ['http://10.0.0.1/', [], 'NOT_HTTPS'],
    ['https://10.0.0.1/', [], 'ADDRESS_REFUSED'],
    ['https://hook.example.go.id/', ['103.28.148.10'], 'OK'],
    ['http://hook.example.go.id/', ['103.28.148.10'], 'NOT_HTTPS'],
  ])('at %j, which leads to %j, where loopback is allowed: %s', async (url, behind, expected) => {
    expect(await verdict(url, behind, { webhookAllowLoopback: true })).toBe(expected);
  });
});
