import { whereVerified } from './document-settings.js';

describe('where a document is verified (rule DC-5)', () => {
  it.each([
    [
      'https://kinerja.example.go.id',
      'Keasliannya dapat diperiksa dengan kode QR ini atau di https://kinerja.example.go.id/verifikasi/7Q4K-9XWM',
    ],
    ['', 'Keasliannya dapat diperiksa dengan kode 7Q4K-9XWM: buka alamat aplikasi ini, diikuti /verifikasi/7Q4K-9XWM'],
  ])('under %j is said so', (publicBaseUrl, words) => {
    expect(whereVerified(publicBaseUrl, '7Q4K-9XWM')).toBe(words);
  });
});
