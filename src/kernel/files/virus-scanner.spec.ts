import { Readable } from 'node:stream';
import { Clamd, ENGINE, SOMETHING_BAD, TOO_LONG } from '../../../test/support/clamd.js';
import type { Config } from '../../config/config.js';
import { ScannerAway, ScanRefused, VirusScanner } from './virus-scanner.js';

describe('VirusScanner', () => {
  let clamd: Clamd;
  let scanner: VirusScanner;
  beforeAll(async () => {
    clamd = await Clamd.start();
    scanner = new VirusScanner({ clamdUrl: clamd.url } as Config);
  });
  afterAll(async () => {
    await clamd.stop();
  });

  it('sends a file in pieces, to the byte', async () => {
    const pieces = [Buffer.alloc(200_000, 1), Buffer.alloc(0), Buffer.from('akhir')];
    expect(await scanner.scan(Readable.from(pieces))).toEqual({ finding: null, engine: ENGINE });
    expect(clamd.scanned.at(-1)).toEqual(Buffer.concat(pieces));
  });

  it('gives the name of what was found', async () => {
    const bad = Readable.from([Buffer.from(`a${SOMETHING_BAD}z`)]);
    expect(await scanner.scan(bad)).toEqual({ finding: 'Uji.Berbahaya-1', engine: ENGINE });
  });

  it.each(['INSTREAM size limit exceeded. ERROR', 'stream: OK and more', ''])(
    'takes %j for no word on the file',
    async (says) => {
      clamd.says = says;
      await expect(scanner.scan(Readable.from([Buffer.from('a')]))).rejects.toThrow(ScanRefused);
      clamd.says = null;
    },
  );

  describe('of a scanner that closes before it has all', () => {
    const long = () => Readable.from(Array.from({ length: 300 }, () => Buffer.alloc(65_536, 1)));
    afterEach(() => {
      [clamd.most, clamd.says] = [null, null];
    });

    it('hears what it says of that', async () => {
      clamd.most = { bytes: 1_000_000, isHeard: true };
      await expect(scanner.scan(long())).rejects.toMatchObject({ name: 'ScanRefused', message: TOO_LONG });
      clamd.says = 'stream: Uji.Berbahaya-1 FOUND';
      expect(await scanner.scan(long())).toMatchObject({ finding: 'Uji.Berbahaya-1' });
    });

    it('does not take it for clean', async () => {
      clamd.most = { bytes: 1_000_000, isHeard: true };
      clamd.says = 'stream: OK';
      await expect(scanner.scan(long())).rejects.toThrow(ScanRefused);
    });

    it('knows that it does not want the file, where it is there still', async () => {
      clamd.most = { bytes: 1_000_000, isHeard: false };
      await expect(scanner.scan(long())).rejects.toThrow(ScanRefused);
    });

    it('does not put it on the file, where it has gone', async () => {
      let startAgain: (() => Promise<void>) | undefined;
      const dying = async function* () {
        yield* long();
        startAgain = await clamd.stop();
        yield* long();
      };
      await expect(scanner.scan(Readable.from(dying()))).rejects.toMatchObject({ name: 'ScannerAway' });
      await startAgain?.();
    });

    it('does not put it on the file, where the file itself broke off', async () => {
      const broken = async function* () {
        yield Buffer.alloc(10);
        throw new Error('Berkas terputus');
      };
      const refusal = scanner.scan(Readable.from(broken()));
      await expect(refusal).rejects.toMatchObject({ name: 'ScannerAway', message: 'Berkas terputus' });
    });
  });

  it('says so when nobody is there', async () => {
    const startAgain = await clamd.stop();
    await expect(scanner.scan(Readable.from([Buffer.from('a')]))).rejects.toMatchObject({ name: 'ScannerAway' });
    await startAgain();
    expect(await scanner.scan(Readable.from([Buffer.from('a')]))).toMatchObject({ finding: null });
  });

  it('is not there without an address', async () => {
    const none = new VirusScanner({ clamdUrl: null } as Config);
    expect([none.isThere, scanner.isThere]).toEqual([false, true]);
    await expect(none.scan(Readable.from([Buffer.from('a')]))).rejects.toThrow(ScannerAway);
  });
});
