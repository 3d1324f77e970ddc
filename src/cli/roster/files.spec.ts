import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import { ASN_HEADER, writeAsnExport, writeOrgUnits } from './files.js';
import { generateRoster } from './roster.js';

const roster = generateRoster({ employees: 60, seed: 3, on: '2026-01-02' });

/** The header as the description of the export gives it, in one piece. */
const HEADER =
  'PNS ID, NIP BARU, NIP LAMA, NAMA, GELAR DEPAN, GELAR BELAKANG, TEMPAT LAHIR ID, TEMPAT LAHIR NAMA, TANGGAL LAHIR, JENIS KELAMIN, AGAMA ID, AGAMA NAMA, JENIS KAWIN ID, JENIS KAWIN NAMA, NIK, NOMOR HP, EMAIL, EMAIL GOV, ALAMAT, NPWP NOMOR, BPJS, JENIS PEGAWAI ID, JENIS PEGAWAI NAMA, KEDUDUKAN HUKUM ID, KEDUDUKAN HUKUM NAMA, STATUS CPNS PNS, KARTU ASN VIRTUAL, NOMOR SK CPNS, TANGGAL SK CPNS, TMT CPNS, NOMOR SK PNS, TANGGAL SK PNS, TMT PNS, GOL AWAL ID, GOL AWAL NAMA, GOL AKHIR ID, GOL AKHIR NAMA, TMT GOLONGAN, MK TAHUN, MK BULAN, JENIS JABATAN ID, JENIS JABATAN NAMA, JABATAN ID, JABATAN NAMA, TMT JABATAN, TINGKAT PENDIDIKAN ID, TINGKAT PENDIDIKAN NAMA, PENDIDIKAN ID, PENDIDIKAN NAMA, TAHUN LULUS, KPKN ID, KPKN NAMA, LOKASI KERJA ID, LOKASI KERJA NAMA, UNOR ID, UNOR NAMA, INSTANSI INDUK ID, INSTANSI INDUK NAMA, INSTANSI KERJA ID, INSTANSI KERJA NAMA, SATUAN KERJA INDUK ID, SATUAN KERJA INDUK NAMA, SATUAN KERJA KERJA ID, SATUAN KERJA KERJA NAMA, IS VALID NIK, NAMA SEKOLAH, FLAG IKD, ESELON ID, ESELON NAMA'.split(
    ', ',
  );

describe('the files of a roster', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'roster-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('has the header of the export in its order', () => {
    expect(ASN_HEADER).toEqual(HEADER);
  });

  it('writes people as CSV cut by semicolons with days as dd-mm-yyyy', async () => {
    const path = join(folder, 'people.csv');
    await writeAsnExport(roster, path, 'csv');
    const text = await readFile(path, 'utf8');
    expect(text.split('\n')[0]).toBe(HEADER.join(';'));

    const rows = parse<Record<string, string>>(text, { columns: true, delimiter: ';' });
    expect(rows).toHaveLength(60);
    const [sekda] = roster.people;
    expect(rows[0]).toMatchObject({
      'PNS ID': sekda?.pnsId,
      'NIP BARU': sekda?.nip,
      NAMA: sekda?.name,
      'TANGGAL LAHIR': sekda?.birthOn.split('-').reverse().join('-'),
      'STATUS CPNS PNS': 'P',
      'JENIS JABATAN NAMA': 'Jabatan Struktural',
      'JABATAN NAMA': 'Sekretaris Daerah',
      'UNOR NAMA': 'Sekretariat Daerah',
      'SATUAN KERJA KERJA NAMA': 'Sekretariat Daerah',
      'INSTANSI KERJA NAMA': roster.units[0]?.name,
      'ESELON ID': '21',
      'ESELON NAMA': 'II.a',
    });
    expect(rows.filter((row) => !/^\d\d-\d\d-\d{4}$/.test(row['TMT JABATAN'] ?? ''))).toEqual([]);
    expect(rows.filter((row) => !/^([IVX]+|I[IV]+\/[a-e])$/.test(row['GOL AKHIR NAMA'] ?? ''))).toEqual([]);
  });

  it('writes the same people as XLSX, where NIP, NIK and phone are text digit by digit', async () => {
    const path = join(folder, 'people.xlsx');
    await writeAsnExport(roster, path, 'xlsx');
    const { sheets } = await readXlsx(new Uint8Array(await readFile(path)));
    const [header, ...rows] = sheets[0]?.rows ?? [];
    expect(header).toEqual(HEADER);

    const columns = ['NIP BARU', 'NIK', 'NOMOR HP'].map((title) => HEADER.indexOf(title));
    expect(rows.map((row) => columns.map((column) => row[column]))).toEqual(
      roster.people.map(({ nip, nik, phone }) => [nip, nik, phone]),
    );
  });

  it('writes units under the keys of ref-unor', async () => {
    const path = join(folder, 'units.csv');
    await writeOrgUnits(roster, path);
    const text = await readFile(path, 'utf8');
    expect(text.split('\n')[0]).toBe('Id;DiatasanId;NamaUnor;NamaJabatan;EselonId;PemimpinPnsId');

    const rows = parse<Record<string, string>>(text, { columns: true, delimiter: ';' });
    expect(rows).toHaveLength(roster.units.length);
    expect(rows[0]).toMatchObject({ DiatasanId: '', NamaJabatan: 'Bupati', EselonId: '', PemimpinPnsId: '' });
    expect(rows[1]).toEqual({
      Id: roster.units[1]?.id,
      DiatasanId: roster.units[0]?.id,
      NamaUnor: 'Sekretariat Daerah',
      NamaJabatan: 'Sekretaris Daerah',
      EselonId: '21',
      PemimpinPnsId: roster.people[0]?.pnsId,
    });
  });
});
