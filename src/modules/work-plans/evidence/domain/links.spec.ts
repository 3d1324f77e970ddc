import { linkFault } from './links.js';

describe('linkFault (EV-7)', () => {
  it.each([
    ['https://dinkes.example.go.id/berita/posyandu', null],
    ['https://dinkes.example.go.id./berita', null],
    ['https://drive.google.com/file/d/1a2b3c/view', null],
    ['https://drive.google.com/drive/folders/1a2b3c', null],
    ['https://cloud.example.go.id:8443/s/abc?dl=1#2', null],
    ['http://dinkes.example.go.id/berita', 'NOT_HTTPS'],
    ['dinkes.example.go.id/berita', 'NOT_HTTPS'],
    ['javascript:alert(1)', 'NOT_HTTPS'],
    ['https://', 'NOT_HTTPS'],
    ['https://siti:rahasia@cloud.example.go.id/', 'PRIVATE'],
    ['https://localhost/laporan', 'PRIVATE'],
    ['https://nas/laporan', 'PRIVATE'],
    ['https://nas.local/laporan', 'PRIVATE'],
    ['https://arsip.kantor.internal/laporan', 'PRIVATE'],
    ['https://192.168.1.10/laporan', 'PRIVATE'],
    ['https://0x7f.1/laporan', 'PRIVATE'],
    ['https://[fd00::1]/laporan', 'PRIVATE'],
    ['https://drive.google.com/drive/my-drive', 'PRIVATE'],
    ['https://drive.google.com/drive/u/0/home', 'PRIVATE'],
    ['https://mail.google.com/mail/u/0/#inbox', 'PRIVATE'],
    ['https://www.dropbox.com/home/bukti', 'PRIVATE'],
  ])('%s: %s', (address, expected) => {
    expect(linkFault(address)).toBe(expected);
  });
});
