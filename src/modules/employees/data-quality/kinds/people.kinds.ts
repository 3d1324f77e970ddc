import { listOf, raw, sql } from '../../../../kernel/database/sql.js';
import { organizationTables, retirementDate } from '../../../organization/index.js';
import { dayAfter, doubled, factsOf, type FindingDay, type FindingKind, inForce, people } from './finding-kind.js';
import { retirementAgeSql } from './retirement-age.sql.js';

const CIVIL_SERVANT = raw("e.kind <> 'NON_ASN'");
const atWork = ({ atWorkCodes }: FindingDay) => sql`${CIVIL_SERVANT} AND s.standingCode IN (${listOf(atWorkCodes)})`;
const MEND_PARTICULARS = { method: 'PATCH', path: '/employees/{id}' } as const;
const MEND_BY_IMPORT = { method: 'POST', path: '/imports' } as const;
const PERSON = { about: 'employee', seenBy: 'PERSON' } as const;

/** What is wrong with a person, his number, standing and golongan. */
export const PEOPLE_KINDS = {
  NUMBER_BIRTH_DATE: {
    ...PERSON,
    severity: 'MEDIUM',
    canBeRight: true,
    title: { id: 'Tanggal lahir berbeda dari NIP', en: 'Birth date differs from the number' },
    says: {
      id: 'Tanggal lahir yang tercatat berbeda dari delapan angka pertama NIP atau NI PPPK.',
      en: 'The recorded birth date differs from the first eight digits of the NIP or NI PPPK.',
    },
    remedy: {
      id: 'Cocokkan dengan SK pengangkatan, lalu betulkan tanggal lahirnya; bila nomornya yang keliru, catat nomor yang benar. Bila keduanya benar menurut SK, tetapkan demikian dengan alasan: POST /data-quality/exceptions.',
      en: 'Compare with the letter of appointment and mend the birth date; where the number is wrong, record the right one. Where the letter confirms both, settle it with a reason: POST /data-quality/exceptions.',
    },
    operation: MEND_PARTICULARS,
    find: (day) =>
      people(
        day,
        sql`JOIN employee_number n ON n.employeeId = e.id AND ${inForce('n', day.on)}
          WHERE REPLACE(e.birthDate, '-', '') <> SUBSTR(n.number, 1, 8)`,
        { sinceDay: 'n.validFrom', facts: factsOf('n.number', 'e.birthDate') },
      ),
  },
  NUMBER_SEX: {
    ...PERSON,
    severity: 'MEDIUM',
    canBeRight: true,
    title: { id: 'Jenis kelamin berbeda dari NIP', en: 'Sex differs from the number' },
    says: {
      id: 'Jenis kelamin yang tercatat berbeda dari angka ke-15 NIP atau NI PPPK.',
      en: 'The recorded sex differs from digit 15 of the NIP or NI PPPK.',
    },
    remedy: {
      id: 'Cocokkan dengan SK pengangkatan, lalu betulkan jenis kelaminnya; bila nomornya yang keliru, catat nomor yang benar. Bila keduanya benar menurut SK, tetapkan demikian dengan alasan: POST /data-quality/exceptions.',
      en: 'Compare with the letter of appointment and mend the sex; where the number is wrong, record the right one. Where the letter confirms both, settle it with a reason: POST /data-quality/exceptions.',
    },
    operation: MEND_PARTICULARS,
    find: (day) =>
      people(
        day,
        sql`JOIN employee_number n ON n.employeeId = e.id AND ${inForce('n', day.on)}
          WHERE e.sex <> CASE SUBSTR(n.number, 15, 1) WHEN '1' THEN 'MALE' ELSE 'FEMALE' END`,
        { sinceDay: 'n.validFrom', facts: factsOf('n.number', 'e.sex') },
      ),
  },
  NUMBER_KIND: {
    ...PERSON,
    severity: 'HIGH',
    title: { id: 'Jenis kepegawaian berbeda dari NIP', en: 'Kind of employment differs from the number' },
    says: {
      id: 'Tercatat sebagai {detail}, tetapi angka ke-13 dan ke-14 nomornya menyatakan lain (01–12 PNS, 21–29 PPPK).',
      en: 'Recorded as {detail}, but digits 13 and 14 of the number say otherwise (01–12 PNS, 21–29 PPPK).',
    },
    remedy: {
      id: 'Impor baris pegawai ini dengan nomor yang sah; jenis kepegawaian mengikuti nomornya.',
      en: 'Import the row of this person with the valid number; the kind of employment follows from it.',
    },
    operation: MEND_BY_IMPORT,
    find: (day) =>
      people(
        day,
        sql`JOIN employee_number n ON n.employeeId = e.id AND ${inForce('n', day.on)} WHERE ${CIVIL_SERVANT}
          AND CASE WHEN '12' < SUBSTR(n.number, 13, 2) THEN 'PPPK' ELSE 'PNS' END
            <> CASE WHEN e.kind IN ('PNS', 'CPNS') THEN 'PNS' ELSE 'PPPK' END`,
        { sinceDay: 'n.validFrom', detail: 'e.kind' },
      ),
  },
  EMAIL_TWICE: {
    ...PERSON,
    severity: 'LOW',
    canBeRight: true,
    title: { id: 'Surel dipakai dua kali', en: 'E-mail address used twice' },
    says: {
      id: 'Alamat surelnya juga tercatat pada pegawai lain.',
      en: 'The e-mail address is recorded for somebody else, too.',
    },
    remedy: {
      id: 'Tanyakan alamat masing-masing, lalu catat alamat pegawai ini sendiri. Alamat kantor yang memang dipakai bersama ditetapkan dengan alasan: POST /data-quality/exceptions.',
      en: 'Ask both for their addresses, and record this person’s own. An address of an office that they share is settled with a reason: POST /data-quality/exceptions.',
    },
    operation: MEND_PARTICULARS,
    find: (day) =>
      people(
        day,
        sql`JOIN (SELECT LOWER(email) AS mail, COUNT(*) AS people FROM employee WHERE email IS NOT NULL GROUP BY LOWER(email)
          HAVING COUNT(*) > 1) twice ON twice.mail = LOWER(e.email)`,
        { sinceDay: 'NULL', facts: factsOf('twice.mail', 'twice.people') },
      ),
  },
  STANDING_UNKNOWN: {
    ...PERSON,
    severity: 'HIGH',
    title: { id: 'Kedudukan hukum tidak berlaku', en: 'Legal standing not in force' },
    says: {
      id: 'Kode kedudukan hukum {detail} tidak ada dalam daftar, atau tidak berlaku pada hari itu.',
      en: 'The code {detail} of the legal standing is not in the list, or not in force on that day.',
    },
    remedy: {
      id: 'Catat kedudukan hukum yang berlaku dengan SK-nya, atau lengkapi daftar kedudukan-hukum.',
      en: 'Record the standing in force with its letter, or complete the list kedudukan-hukum.',
    },
    operation: { method: 'POST', path: '/employees/{id}/standings' },
    find: (day) =>
      people(
        day,
        sql`WHERE NOT EXISTS (SELECT 1 FROM ${raw(organizationTables.referenceItem)} ri
          WHERE ri.list = 'kedudukan-hukum' AND ri.code = s.standingCode AND ${inForce('ri', day.on)})`,
        { detail: 's.standingCode' },
      ),
  },
  WITHOUT_GRADE: {
    ...PERSON,
    severity: 'MEDIUM',
    title: { id: 'Pegawai aktif tanpa golongan', en: 'In active service without golongan' },
    says: { id: 'Tidak ada golongan yang tercatat pada hari itu.', en: 'No golongan is recorded on that day.' },
    remedy: { id: 'Catat golongan dengan SK kenaikan pangkatnya.', en: 'Record the golongan with its letter.' },
    operation: { method: 'POST', path: '/employees/{id}/grades' },
    find: (day) =>
      people(
        day,
        sql`WHERE ${atWork(day)} AND NOT EXISTS (SELECT 1 FROM employee_grade g
          WHERE g.employeeId = e.id AND ${inForce('g', day.on)})`,
      ),
  },
  RETIREMENT_PASSED: {
    ...PERSON,
    severity: 'HIGH',
    title: { id: 'Melewati batas usia pensiun, masih aktif', en: 'Past retirement, still active' },
    says: {
      id: 'Batas usia pensiun untuk jabatan ini ({detail} tahun) sudah lewat, tetapi kedudukan hukumnya masih aktif.',
      en: 'The retirement age of the post ({detail}) has passed, but the legal standing is still active.',
    },
    remedy: {
      id: 'Catat kedudukan hukum pensiun dengan SK-nya lalu akhiri semua jabatannya, juga Plt. dan Plh.; atau betulkan tanggal lahir atau usia pensiun jabatan (ownRetirementAge).',
      en: 'Record the standing of a retired person with its letter, then end all posts, acting ones too; or mend the birth date or the age of the post (ownRetirementAge).',
    },
    operation: { method: 'POST', path: '/employees/{id}/standings' },
    since: (birthDate, age) => retirementDate(birthDate, Number(age)),
    find: (day) => {
      const age = retirementAgeSql(day.retirementAges);
      const [year = 0, month = 0] = day.on.split('-').map(Number);
      return people(
        day,
        sql`JOIN ${raw(organizationTables.position)} p ON p.id = home.positionId WHERE ${atWork(day)}
          AND ${year * 12 + month} > (SUBSTR(e.birthDate, 1, 4) + ${age}) * 12 + SUBSTR(e.birthDate, 6, 2)`,
        { sinceDay: 'e.birthDate', detail: age },
      );
    },
  },
  CONTRACT_ENDED: {
    ...PERSON,
    severity: 'HIGH',
    title: { id: 'Perjanjian kerja PPPK berakhir, masih aktif', en: 'Work agreement ended, still active' },
    says: {
      id: 'Perjanjian kerja terakhir berakhir pada {until}, tetapi kedudukan hukumnya masih aktif.',
      en: 'The last work agreement ended on {until}, but the legal standing is still active.',
    },
    remedy: {
      id: 'Catat perpanjangan perjanjian kerja, atau kedudukan hukum setelah berhenti dan akhir jabatannya.',
      en: 'Record the next work agreement, or the standing of somebody who has left and the end of the post.',
    },
    operation: { method: 'POST', path: '/employees/{id}/contracts' },
    since: dayAfter,
    find: (day) =>
      people(
        day,
        sql`JOIN (SELECT employeeId, MAX(validUntil) AS lastDay FROM employee_contract WHERE validUntil < ${day.on}
            GROUP BY employeeId) k ON k.employeeId = e.id
          WHERE ${atWork(day)} AND e.kind LIKE 'PPPK%' AND NOT EXISTS (SELECT 1 FROM employee_contract running
            WHERE running.employeeId = e.id AND ${inForce('running', day.on)})`,
        { sinceDay: 'k.lastDay', untilDay: 'k.lastDay' },
      ),
  },
  CONTRACT_ENDING: {
    ...PERSON,
    severity: 'MEDIUM',
    title: { id: 'Perjanjian kerja PPPK segera berakhir', en: 'Work agreement ends soon' },
    says: {
      id: 'Perjanjian kerja berakhir pada {until} dan belum ada perpanjangannya.',
      en: 'The work agreement ends on {until}, and no next one is recorded.',
    },
    remedy: {
      id: 'Catat perpanjangan perjanjian kerja sebelum tanggal itu, bila diperpanjang.',
      en: 'Record the next work agreement before that day, if there is to be one.',
    },
    operation: { method: 'POST', path: '/employees/{id}/contracts' },
    find: (day) =>
      people(
        day,
        sql`JOIN employee_contract k ON k.employeeId = e.id AND ${inForce('k', day.on)} AND k.validUntil <= ${day.soon}
          WHERE ${atWork(day)} AND e.kind LIKE 'PPPK%' AND NOT EXISTS (SELECT 1 FROM employee_contract later
            WHERE later.employeeId = e.id AND later.validUntil > k.validUntil)`,
        { sinceDay: 'k.validFrom', untilDay: 'k.validUntil' },
      ),
  },
  WITHOUT_POST: {
    ...PERSON,
    severity: 'HIGH',
    title: { id: 'Pegawai aktif tanpa unit dan jabatan', en: 'In active service without unit and post' },
    says: {
      id: 'Belum pernah mempunyai jabatan definitif sampai hari itu.',
      en: 'Has never held a definitive post up to that day.',
    },
    remedy: { id: 'Beri jabatan definitif dalam unit kerjanya.', en: 'Give the definitive post in the unit.' },
    operation: { method: 'POST', path: '/employees/{id}/assignments' },
    find: (day) =>
      people(
        day,
        sql`WHERE ${atWork(day)} AND NOT EXISTS (SELECT 1 FROM assignment a
          WHERE a.employeeId = e.id AND a.kind = 'DEFINITIF' AND a.validFrom <= ${day.on})`,
      ),
  },
  POST_ENDED: {
    ...PERSON,
    severity: 'HIGH',
    title: { id: 'Jabatan berakhir tanpa pengganti', en: 'Post ended without a next one' },
    says: {
      id: 'Jabatan definitif terakhir berakhir pada {until}; sesudahnya tidak ada, padahal masih aktif.',
      en: 'The last definitive post ended on {until}; there is none after it although the person is active.',
    },
    remedy: {
      id: 'Beri jabatan berikutnya, atau catat kedudukan hukum yang menjelaskan berakhirnya jabatan.',
      en: 'Give the next post, or record the legal standing that explains the end.',
    },
    operation: { method: 'POST', path: '/employees/{id}/assignments' },
    since: dayAfter,
    find: (day) =>
      people(
        day,
        sql`JOIN (SELECT employeeId, MAX(validUntil) AS lastDay FROM assignment WHERE kind = 'DEFINITIF'
            AND validUntil < ${day.on} GROUP BY employeeId) l ON l.employeeId = e.id
          WHERE ${atWork(day)} AND home.id IS NULL`,
        { sinceDay: 'l.lastDay', untilDay: 'l.lastDay' },
      ),
  },
  TWO_POSTS: {
    ...PERSON,
    severity: 'HIGH',
    title: { id: 'Dua jabatan definitif sekaligus', en: 'Two definitive posts at once' },
    says: {
      id: 'Memegang lebih dari satu jabatan definitif pada hari itu.',
      en: 'Holds more than one definitive post on that day.',
    },
    remedy: {
      id: 'Akhiri jabatan yang ditinggalkan sehari sebelum TMT jabatan berikutnya.',
      en: 'End the post that was left the day before the next one begins.',
    },
    operation: { method: 'POST', path: '/employees/{id}/assignments/{partId}/end' },
    find: (day) =>
      people(day, sql`JOIN ${doubled('employeeId', raw('1 = 1'), day.on)} d ON d.employeeId = e.id`, {
        sinceDay: 'd.secondFrom',
        partId: 'home.id',
      }),
  },
} as const satisfies Record<string, FindingKind>;
