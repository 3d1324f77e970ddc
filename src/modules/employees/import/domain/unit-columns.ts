import { column, type ImportColumn } from './import-column.js';

/** Columns of ref-unor that are read. */
export const UNIT_COLUMNS: readonly ImportColumn[] = [
  column('Id', 'text', ['Id unit di SIASN', "The unit's id in SIASN"], '8AE483A658C31A9D0158C4C2A0B40F2E', {
    required: true,
    aliases: ['UNOR ID', 'ID UNOR'],
  }),
  column(
    'DiatasanId',
    'text',
    ['Id unit induk; kosong untuk puncak', 'Id of the unit above; empty for the topmost'],
    'A5EB03E23D2BF6A0E040640A040252AD',
    { required: true, aliases: ['DIATASAN ID', 'ID ATASAN', 'PARENT ID'] },
  ),
  column('NamaUnor', 'text', ['Nama unit', 'Name of the unit'], 'Bidang Anggaran', {
    required: true,
    aliases: ['NAMA UNOR', 'UNOR NAMA', 'UNIT KERJA'],
  }),
  column('NamaJabatan', 'text', ['Jabatan yang memimpin unit', 'Post that heads the unit'], 'Kepala Bidang Anggaran', {
    aliases: ['NAMA JABATAN'],
  }),
  column('EselonId', 'code', ['Kode eselon jabatan itu', 'Code of the eselon of that post'], '32', {
    aliases: ['ESELON ID', 'ESELON'],
  }),
  column(
    'PemimpinPnsId',
    'text',
    ['PNS ID pemimpin unit', 'PNS ID of who heads the unit'],
    'A8ACA7B2C5F73912E040640A040269BB',
    { aliases: ['PEMIMPIN PNS ID'] },
  ),
];
