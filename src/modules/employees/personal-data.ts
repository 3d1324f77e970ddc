import { kept, type PersonalData, type PersonalTable } from '../../kernel/personal-data/personal-data.js';
import { IMPORT_TABLES } from './import/personal-data.js';

const OF_PERSON = { of: 'EMPLOYEE', ground: 'LEGAL_DUTY', retention: 'PERSON' } as const;
const DAYS = 'id employeeId validFrom validUntil';
const LETTER = kept('letterNumber letterOn note', 'Dasar hukumnya', 'What it rests on', { erasure: 'NULL' });

/** A part of the history of a person, by letter. */
const history = (id: string, en: string, columns: string, whyId: string, whyEn: string): PersonalTable => ({
  about: { id, en },
  ...OF_PERSON,
  by: ['employeeId'],
  readers: 'employee:read',
  groups: [kept(`${DAYS} ${columns}`, whyId, whyEn), LETTER],
});

/** What employees keeps of people, and why each field is kept. */
export const EMPLOYEES_DATA: PersonalData = {
  module: 'employees',
  tables: {
    employee: {
      about: { id: 'Orangnya', en: 'The person' },
      ...OF_PERSON,
      by: ['id'],
      readers: 'employee:read',
      groups: [
        kept('id kind standingCode', 'Kewajiban SKP (EM-5)', 'The duty of an SKP (EM-5)'),
        kept('name', 'Nama pada dokumen', 'The name on documents', { erasure: 'PSEUDONYM' }),
        kept('nameKey', 'Mencari dan mengurutkan nama', 'Finding and sorting names', { erasure: 'PSEUDONYM_KEY' }),
        kept('frontTitle backTitle', 'Nama pada dokumen', 'The name on documents', { erasure: 'NULL' }),
        kept('nip', 'Nomor pegawai pada dokumen dan di SIASN', 'The number on documents and in SIASN', {
          erasure: 'NULL',
        }),
        kept('externalId', 'PNS ID: orang yang sama di SIASN', 'PNS ID: the same person in SIASN', { erasure: 'NULL' }),
        kept('gradeCode gradeName', 'Golongan pada dokumen', 'The golongan on documents'),
        kept('birthDate', 'Hari pensiun (OR-6), memeriksa NIP', 'The day of retirement (OR-6), checking the NIP', {
          erasure: 'NULL',
        }),
        kept(
          'birthPlace',
          'Surat keputusan penghargaan dan sertifikat pelatihan memuatnya; membedakan orang bernama sama',
          'Decrees of rewards and certificates of training print it; it tells namesakes apart',
          { erasure: 'NULL' },
        ),
        kept('sex', 'Memeriksa NIP; angka kesetaraan', 'Checking the NIP; figures of equality', { erasure: 'NULL' }),
        kept(
          'educationLevel',
          'Golongan PPPK, pengembangan kompetensi',
          'Golongan of PPPK, development of competencies',
        ),
        kept('email', 'Menghubungi orangnya, masuk dengan surel', 'Reaching the person, signing in by e-mail', {
          erasure: 'NULL',
        }),
        kept('phone', 'Menghubungi bila surel tidak sampai', 'Reaching the person where e-mail does not', {
          erasure: 'NULL',
        }),
        kept(
          'nikSealed',
          'Mencocokkan orang dengan data kependudukan dan penggajian',
          'Matching the person with the civil registry and the payroll',
          { sealed: { column: 'nikSealed', index: { column: 'nikIndex', kind: 'nik' } }, erasure: 'NULL' },
        ),
        kept('nikIndex', 'Menemukan NIK yang sama', 'Finding an equal NIK', {
          hashed: true,
          erasure: 'NULL',
          withheld: { id: 'Sandi dari NIK, yang ditampilkan.', en: 'A hash of the NIK, which is shown.' },
        }),
        kept('retiresOn', 'Mengganti dan merencanakan jabatan', 'Planning who follows in a post', { erasure: 'NULL' }),
        kept('retirementDecidedOn retirementReason', 'Keputusan lain tentang hari pensiun', 'Another day by decision', {
          erasure: 'NULL',
        }),
        kept(
          'lastSeenAt lastSeenRunId missedRuns',
          'Menandai orang yang hilang dari sumbernya (IM-6)',
          'Marking who is missing from the source (IM-6)',
        ),
        kept('erasedAt', 'Menunjukkan bahwa datanya sudah dihapus', 'Showing that the data were erased'),
      ],
    },
    employee_number: {
      about: { id: 'Nomor pegawai sekarang dan dahulu', en: 'Numbers, now and before' },
      ...OF_PERSON,
      by: ['employeeId'],
      readers: 'employee:read',
      removed: true,
      groups: [
        kept(
          `${DAYS} number kind`,
          'Satu orang tetap satu orang, berapa kali pun nomornya berganti (EM-4)',
          'One person stays one person, however often the number changes (EM-4)',
        ),
      ],
    },
    employee_standing: history(
      'Kedudukan hukum',
      'Legal standings',
      'standingCode',
      'Kewajiban SKP pada setiap hari (EM-5)',
      'The duty of an SKP on each day (EM-5)',
    ),
    employee_grade: history(
      'Golongan',
      'Golongan',
      'gradeCode gradeName',
      'Pangkat pejabat penilai (EM-28)',
      'The rank of appraisers (EM-28)',
    ),
    employee_contract: history(
      'Perjanjian kerja PPPK',
      'Work agreements of PPPK',
      'extendsId',
      'Hak dan kewajiban berakhir pada hari terakhirnya (EM-41)',
      'Rights and duties end with its last day (EM-41)',
    ),
    employee_leave: {
      about: { id: 'Cuti', en: 'Leaves' },
      ...OF_PERSON,
      by: ['employeeId'],
      readers: 'absence:read',
      removed: true,
      groups: [
        kept(
          `${DAYS} kind`,
          'Siapa menilai selama cuti panjang (EM-26); jenisnya hanya untuk pengelola',
          'Who appraises during a long leave (EM-26); its kind is for HR managers only',
        ),
        LETTER,
      ],
    },
    assignment: {
      about: { id: 'Jabatan', en: 'Posts' },
      ...OF_PERSON,
      by: ['employeeId'],
      readers: 'employee:read',
      groups: [
        kept(
          `${DAYS} unitId positionId kind headsUnit letterNumber letterOn`,
          'Siapa menilai siapa, dan jabatan pada dokumen',
          'Who appraises whom, and the post on documents',
        ),
      ],
    },
    reporting_line: {
      about: { id: 'Siapa menilai siapa', en: 'Who appraises whom' },
      ...OF_PERSON,
      by: ['employeeId'],
      readers: 'appraisal-chain:read',
      groups: [
        kept(
          `${DAYS} appraiserId viaUnitId viaKind basis viaSince superiorId superiorBasis superiorUnitId superiorKind superiorSince`,
          'Hak menilai pada setiap hari (EM-15)',
          'The right to appraise on each day (EM-15)',
        ),
      ],
    },
    appraisal_delegation: {
      about: { id: 'Penilaian yang didelegasikan', en: 'Appraisal that was delegated' },
      ...OF_PERSON,
      by: ['employeeId', 'toEmployeeId'],
      readers: 'appraisal-chain:read',
      groups: [
        kept(
          `${DAYS} toEmployeeId unitId covers letterNumber letterOn`,
          'Surat mendahului rantai (EM-28)',
          'Letters go before the chain (EM-28)',
        ),
        kept('reason', 'Alasannya', 'The reason', { erasure: 'NULL' }),
      ],
    },
    appraiser_appointment: {
      about: { id: 'Pejabat penilai yang ditunjuk', en: 'Appraisers named by decision' },
      ...OF_PERSON,
      by: ['employeeId', 'appraiserId'],
      readers: 'appraisal-chain:read',
      groups: [
        kept(
          `${DAYS} appraiserId letterNumber letterOn`,
          'Keputusan mendahului rantai (EM-28)',
          'Decisions go before the chain (EM-28)',
        ),
        kept('reason', 'Alasannya', 'The reason', { erasure: { text: '–' } }),
      ],
    },
    appraisal_conflict: {
      about: { id: 'Benturan kepentingan', en: 'Conflicts of interest' },
      ...OF_PERSON,
      by: ['employeeId', 'otherId'],
      readers: 'appraisal-chain:read',
      removed: true,
      groups: [
        kept(
          `${DAYS} otherId cause reason`,
          'Keluarga dan pihak yang berselisih tidak menilai (EM-27)',
          'Family and parties of a dispute do not appraise (EM-27)',
        ),
      ],
    },
    data_quality_exception: {
      about: {
        id: 'Data yang berbeda dari nomornya dan tetap benar',
        en: 'Data that differ from the number and are right all the same',
      },
      ...OF_PERSON,
      by: ['employeeId'],
      readers: 'data-quality:read',
      removed: true,
      groups: [
        kept(
          'id kind recordId employeeId unitId facts reason',
          'Apa yang diperiksa dan mengapa benar (DQ-2)',
          'What was checked, and why it is right (DQ-2)',
        ),
        kept('letterNumber letterOn', 'Dasar hukumnya', 'What it rests on'),
      ],
    },
    team_member: {
      about: { id: 'Keanggotaan tim kerja', en: 'Membership of teams' },
      ...OF_PERSON,
      by: ['employeeId'],
      readers: 'work-team:read',
      groups: [kept(`${DAYS} teamId role`, 'Umpan balik ketua tim', 'Feedback of the leader of the team')],
    },
    attendance_day: {
      about: { id: 'Kehadiran', en: 'Presence' },
      ...OF_PERSON,
      by: ['employeeId'],
      readers: 'attendance:read',
      removed: true,
      groups: [
        kept(
          'id employeeId day status lateMinutes earlyLeaveMinutes noCheckIn noCheckOut',
          'Disiplin sebagai masukan penilaian dan dasar potongan (AT-1, AT-2)',
          'Discipline as a figure for appraisals and the ground of deductions (AT-1, AT-2)',
        ),
      ],
    },
    person_word: {
      about: { id: 'Kata-kata namanya, untuk pencarian', en: 'The words of the name, for the search' },
      ...OF_PERSON,
      by: ['employeeId'],
      readers: 'employee:read',
      removed: true,
      excluded: { id: 'Turunan dari nama, yang ditampilkan.', en: 'Made from the name, which is shown.' },
      groups: [kept('employeeId word', 'Menemukan orang (SE-1)', 'Finding people (SE-1)')],
    },
    ...IMPORT_TABLES,
  },
  nothingIn: `appraisal_chain_rule appraisal_chain_policy reporting_line_lock team data_quality_count import_profile
    name_word_key`,
};
