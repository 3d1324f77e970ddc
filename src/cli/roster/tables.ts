import words from './words.json' with { type: 'json' };

/** What an office is about; it decides the degrees of its people and its functional posts. */
export type Field = keyof typeof words.fields;

/** Golongan by code: two digits of a PNS; of the PPPK codes, which overlap from `11`, only lower ones occur here. */
export const GOLONGAN: Readonly<Record<string, string>> = {
  ...{ '05': 'V', '07': 'VII', '09': 'IX' },
  ...{ '21': 'II/a', '22': 'II/b', '23': 'II/c', '24': 'II/d', '31': 'III/a', '32': 'III/b', '33': 'III/c' },
  ...{ '34': 'III/d', '41': 'IV/a', '42': 'IV/b', '43': 'IV/c', '44': 'IV/d' },
};

/** Echelons: the golongan and the retirement age of those who hold them, and how many have a master's degree. */
export const ESELONS = {
  '21': { name: 'II.a', golonganIds: ['43', '44'], retirementAge: 60, mastersPercent: 100 },
  '22': { name: 'II.b', golonganIds: ['42', '43'], retirementAge: 60, mastersPercent: 90 },
  '31': { name: 'III.a', golonganIds: ['41', '42'], retirementAge: 58, mastersPercent: 70 },
  '32': { name: 'III.b', golonganIds: ['34', '41'], retirementAge: 58, mastersPercent: 60 },
  '41': { name: 'IV.a', golonganIds: ['33', '34'], retirementAge: 58, mastersPercent: 30 },
  '42': { name: 'IV.b', golonganIds: ['32', '33'], retirementAge: 58, mastersPercent: 20 },
  '99': { name: 'NON', golonganIds: [], retirementAge: 58, mastersPercent: 0 },
} as const;

export type EselonId = keyof typeof ESELONS;

/** Education by level: its SIASN code and name, and the golongan in which a PNS and a PPPK with it start. */
export const EDUCATION = {
  SMA: { id: '15', name: 'SLTA', pnsGolonganId: '21', pppkGolonganId: '05' },
  D3: { id: '30', name: 'Diploma III/Sarjana Muda', pnsGolonganId: '23', pppkGolonganId: '07' },
  S1: { id: '40', name: 'S-1/Sarjana', pnsGolonganId: '31', pppkGolonganId: '09' },
  S2: { id: '45', name: 'S-2', pnsGolonganId: '31', pppkGolonganId: '09' },
} as const;

export type Education = keyof typeof EDUCATION;

/** Legal positions (kedudukan hukum) that occur, with their share among PNS who are neither active nor about to retire. */
export const STANDINGS = {
  '01': { name: 'Aktif', share: 0 },
  '02': { name: 'CLTN', share: 2 },
  '03': { name: 'Tugas Belajar', share: 6 },
  '04': { name: 'Pemberhentian sementara', share: 1 },
  '15': { name: 'Terkena hukuman disiplin', share: 2 },
  '20': { name: 'Masa Persiapan Pensiun', share: 0 },
} as const;

export type StandingId = keyof typeof STANDINGS;

/** Rungs of functional posts by the education that leads to them, the first one being where people start. */
export const RUNGS = {
  D3: [
    { name: 'Terampil', share: 50, golonganIds: ['23', '24'], retirementAge: 58 },
    { name: 'Mahir', share: 35, golonganIds: ['31', '32'], retirementAge: 58 },
    { name: 'Penyelia', share: 15, golonganIds: ['33', '34'], retirementAge: 58 },
  ],
  S1: [
    { name: 'Ahli Pertama', share: 50, golonganIds: ['31', '32'], retirementAge: 58 },
    { name: 'Ahli Muda', share: 35, golonganIds: ['33', '34'], retirementAge: 58 },
    { name: 'Ahli Madya', share: 15, golonganIds: ['41', '42', '43'], retirementAge: 60 },
  ],
} as const;

/** A profession that serves the public; those that `leads` come to lead a school or a health post. */
export interface Calling {
  readonly name: string;
  readonly education: 'D3' | 'S1';
  readonly titleBefore?: string;
  readonly titleAfter: string;
  readonly womenPercent: number;
  readonly share: number;
  readonly leads?: boolean;
}

/** The professions of schools and of health posts. */
export const CALLINGS: Readonly<Record<'school' | 'health', readonly Calling[]>> = {
  school: [{ name: 'Guru', education: 'S1', titleAfter: 'S.Pd.', womenPercent: 68, share: 100, leads: true }],
  health: [
    { name: 'Dokter', education: 'S1', titleBefore: 'dr.', titleAfter: '', womenPercent: 55, share: 12, leads: true },
    { name: 'Perawat', education: 'S1', titleAfter: 'S.Kep., Ns.', womenPercent: 70, share: 13, leads: true },
    { name: 'Perawat', education: 'D3', titleAfter: 'A.Md.Kep.', womenPercent: 70, share: 25 },
    { name: 'Bidan', education: 'D3', titleAfter: 'A.Md.Keb.', womenPercent: 100, share: 22 },
    { name: 'Bidan', education: 'S1', titleAfter: 'S.Tr.Keb.', womenPercent: 100, share: 10 },
    { name: 'Dokter Gigi', education: 'S1', titleBefore: 'drg.', titleAfter: '', womenPercent: 65, share: 4 },
    { name: 'Apoteker', education: 'S1', titleAfter: 'S.Farm., Apt.', womenPercent: 75, share: 4 },
    { name: 'Nutrisionis', education: 'D3', titleAfter: 'A.Md.Gz.', womenPercent: 85, share: 5 },
    { name: 'Tenaga Sanitasi Lingkungan', education: 'D3', titleAfter: 'A.Md.KL.', womenPercent: 55, share: 5 },
  ],
};

/** Pelaksana posts by the education that they ask for. */
export const CLERICAL_POSTS = [
  { name: 'Pengadministrasi Umum', education: 'SMA', golonganIds: ['21', '22', '23', '24'], share: 25 },
  { name: 'Operator Layanan Operasional', education: 'SMA', golonganIds: ['21', '22', '23'], share: 20 },
  { name: 'Pengelola Layanan Operasional', education: 'D3', golonganIds: ['23', '24', '31'], share: 15 },
  { name: 'Penata Layanan Operasional', education: 'S1', golonganIds: ['31', '32', '33'], share: 20 },
  { name: 'Penelaah Teknis Kebijakan', education: 'S1', golonganIds: ['31', '32', '33', '34'], share: 20 },
] as const;
