import { listOf, raw, sql } from '../../../../kernel/database/sql.js';
import { identityTables } from '../../../identity/index.js';
import { dayAfterSql, factsOf, type FindingDay, type FindingKind, inForce, people, rowsOf } from './finding-kind.js';

const PERSON = { about: 'employee', seenBy: 'PERSON' } as const;
const owesSkp = ({ dutyCodes }: FindingDay) => sql`e.kind <> 'NON_ASN' AND s.standingCode IN (${listOf(dutyCodes)})`;
const WITHOUT_ACCOUNT = sql`LEFT JOIN ${raw(identityTables.account)} acc ON acc.employeeId = e.id AND acc.disabledAt IS NULL`;
/** A chain is some six steps long; who has not come back to himself by then never does. */
const MOST_STEPS = 25;

/** What is wrong with who appraises whom, with accounts, and with letters. */
export const CHAIN_KINDS = {
  NO_APPRAISER: {
    ...PERSON,
    severity: 'HIGH',
    title: { id: 'Wajib SKP, tanpa penilai', en: 'Owes an SKP, has no appraiser' },
    says: {
      id: 'Tidak ada pejabat penilai di atasnya pada hari itu; SKP tidak dapat diajukan.',
      en: 'Nobody above is in office on that day; no SKP can be submitted.',
    },
    remedy: {
      id: 'Isi jabatan kepala di atasnya, atau tunjuk penilai dengan keputusan.',
      en: 'Fill the post of a head above, or name the appraiser by decision.',
    },
    operation: { method: 'POST', path: '/appraiser-appointments' },
    find: (day) =>
      people(
        day,
        sql`LEFT JOIN reporting_line r ON r.employeeId = e.id AND ${inForce('r', day.on)}
          WHERE ${owesSkp(day)} AND home.id IS NOT NULL AND r.appraiserId IS NULL`,
        { sinceDay: 'COALESCE(r.validFrom, home.validFrom)' },
      ),
  },
  CHAIN_CYCLE: {
    ...PERSON,
    severity: 'HIGH',
    title: { id: 'Rantai penilai berputar', en: 'Circle in the chain of appraisal' },
    says: {
      id: 'Penilai dari penilainya, dan seterusnya, kembali kepada pegawai ini sendiri.',
      en: 'The appraiser of the appraiser, and so on, is this person again.',
    },
    remedy: {
      id: 'Akhiri penunjukan atau pendelegasian yang membuat putaran; atau tunjuk penilai lain.',
      en: 'End the decision or the delegation that closes the circle, or name another appraiser.',
    },
    operation: { method: 'POST', path: '/appraiser-appointments' },
    find: (day) =>
      people(
        day,
        sql`JOIN reporting_line r ON r.employeeId = e.id AND ${inForce('r', day.on)}
          JOIN (WITH RECURSIVE up (startId, atId, steps) AS (
            SELECT r.employeeId, r.appraiserId, 1 FROM reporting_line r WHERE ${inForce('r', day.on)} AND r.appraiserId IS NOT NULL
              AND EXISTS (SELECT 1 FROM reporting_line below WHERE below.appraiserId = r.employeeId AND ${inForce('below', day.on)})
            UNION ALL SELECT up.startId, r.appraiserId, up.steps + 1 FROM up JOIN reporting_line r ON r.employeeId = up.atId
              AND ${inForce('r', day.on)} WHERE r.appraiserId IS NOT NULL AND up.atId <> up.startId AND up.steps < ${raw(String(MOST_STEPS))})
            SELECT DISTINCT startId FROM up WHERE atId = startId) circle ON circle.startId = e.id`,
        { sinceDay: 'r.validFrom' },
      ),
  },
  APPRAISER_WITHOUT_ACCOUNT: {
    ...PERSON,
    severity: 'HIGH',
    title: { id: 'Penilai tanpa akun', en: 'Appraiser without account' },
    says: {
      id: 'Menilai {detail} pegawai pada hari itu, tetapi tidak mempunyai akun yang dapat dipakai.',
      en: 'Appraises {detail} people on that day, but has no account that can be used.',
    },
    remedy: { id: 'Buatkan akun untuk pegawai ini.', en: 'Make an account for this person.' },
    operation: { method: 'POST', path: '/accounts' },
    find: (day) =>
      people(
        day,
        sql`JOIN (SELECT appraiserId, MIN(validFrom) AS firstDay, COUNT(*) AS people FROM reporting_line r
            WHERE ${inForce('r', day.on)} AND appraiserId IS NOT NULL GROUP BY appraiserId) b ON b.appraiserId = e.id
          ${WITHOUT_ACCOUNT} WHERE acc.id IS NULL`,
        { sinceDay: 'b.firstDay', detail: 'b.people' },
      ),
  },
  DUTY_WITHOUT_ACCOUNT: {
    ...PERSON,
    severity: 'MEDIUM',
    title: { id: 'Wajib SKP, tanpa akun', en: 'Owes an SKP, has no account' },
    says: {
      id: 'Wajib menyusun SKP pada hari itu, tetapi tidak mempunyai akun yang dapat dipakai.',
      en: 'Owes an SKP on that day, but has no account that can be used.',
    },
    remedy: { id: 'Buatkan akun untuk pegawai ini.', en: 'Make an account for this person.' },
    operation: { method: 'POST', path: '/accounts' },
    find: (day) =>
      people(day, sql`${WITHOUT_ACCOUNT} WHERE ${owesSkp(day)} AND acc.id IS NULL`, {
        sinceDay: 'CASE WHEN home.validFrom > s.validFrom THEN home.validFrom ELSE s.validFrom END',
      }),
  },
  ACCOUNT_WITHOUT_PERSON: {
    about: 'account',
    seenBy: 'UNIT',
    severity: 'LOW',
    canBeRight: true,
    title: { id: 'Akun tanpa pegawai', en: 'Account without person' },
    says: {
      id: 'Akun ini mempunyai peran tetapi tidak mewakili pegawai mana pun; perbuatannya tidak dapat dikaitkan dengan orang.',
      en: 'The account has a role but stands for no person; what it does cannot be traced to somebody.',
    },
    remedy: {
      id: 'Akun kantor (UNIT_HR, AUDITOR, ADMIN) boleh tanpa pegawai selama kantor mencatat siapa pemakainya, misalnya sebagai alasan di POST /data-quality/exceptions; lebih baik beri peran itu kepada akun pegawai, lalu nonaktifkan akun ini.',
      en: 'The account of an office (UNIT_HR, AUDITOR, ADMIN) may be without a person while the office records who uses it, for example as the reason in POST /data-quality/exceptions; better grant the role to the account of the person, then disable this one.',
    },
    operation: { method: 'PATCH', path: '/accounts/{id}' },
    find: ({ on }) =>
      rowsOf(
        {
          ...{ recordId: 'acc.id', name: 'acc.username', sortKey: 'acc.username', sinceDay: 'g.firstDay' },
          facts: factsOf('acc.username', 'g.firstDay', 'g.lastDay', 'g.grants', 'g.firstGrant', 'g.lastGrant'),
        },
        sql`${raw(identityTables.account)} acc JOIN (SELECT accountId, MIN(validFrom) AS firstDay,
            MAX(validUntil) AS lastDay, COUNT(*) AS grants, MIN(g.id) AS firstGrant, MAX(g.id) AS lastGrant
            FROM ${raw(identityTables.roleGrant)} g WHERE ${inForce('g', on)} GROUP BY accountId) g ON g.accountId = acc.id
          LEFT JOIN employee e ON e.id = acc.employeeId WHERE e.id IS NULL AND acc.disabledAt IS NULL`,
      ),
  },
  DELEGATION_ENDING: {
    about: 'appraisal-delegation',
    seenBy: 'EITHER',
    severity: 'MEDIUM',
    title: { id: 'Surat pendelegasian segera berakhir', en: 'Delegation runs out soon' },
    says: {
      id: 'Pendelegasian dengan surat {detail} berakhir pada {until} dan belum ada penggantinya.',
      en: 'The delegation by letter {detail} ends on {until}, and there is none after it.',
    },
    remedy: {
      id: 'Catat surat pendelegasian berikutnya, bila penilaian tetap didelegasikan.',
      en: 'Record the next letter, if the appraisal is to stay delegated.',
    },
    operation: { method: 'POST', path: '/appraisal-delegations' },
    find: ({ on, soon }) => {
      const nextDay = dayAfterSql('d.validUntil', on, soon);
      return rowsOf(
        {
          ...{
            recordId: 'd.id',
            name: 'e.name',
            frontTitle: 'e.frontTitle',
            backTitle: 'e.backTitle',
            sortKey: 'e.nameKey',
          },
          ...{ employeeId: 'd.employeeId', unitId: 'd.unitId', detail: 'd.letterNumber' },
          ...{ sinceDay: 'd.validFrom', untilDay: 'd.validUntil' },
        },
        sql`appraisal_delegation d JOIN employee e ON e.id = d.toEmployeeId WHERE ${inForce('d', on)} AND d.validUntil <= ${soon}
          AND NOT EXISTS (SELECT 1 FROM appraisal_delegation later WHERE later.validUntil > d.validUntil
            AND later.validFrom > d.validFrom AND later.validFrom <= ${nextDay} AND COALESCE(later.covers, '') = COALESCE(d.covers, '')
            AND COALESCE(later.unitId, '') = COALESCE(d.unitId, '') AND COALESCE(later.employeeId, '') = COALESCE(d.employeeId, ''))`,
      );
    },
  },
  APPOINTMENT_ENDING: {
    about: 'appraiser-appointment',
    seenBy: 'PERSON',
    severity: 'MEDIUM',
    title: { id: 'Penunjukan penilai segera berakhir', en: 'Appointment of an appraiser runs out soon' },
    says: {
      id: 'Penunjukan penilai untuk pegawai ini berakhir pada {until} dan belum ada penggantinya.',
      en: 'The appointment of an appraiser for this person ends on {until}, and there is none after it.',
    },
    remedy: {
      id: 'Tunjuk penilai berikutnya, bila rantai biasa tetap tidak boleh menilai.',
      en: 'Name the next appraiser, if the usual chain still should not decide.',
    },
    operation: { method: 'POST', path: '/appraiser-appointments' },
    find: ({ on, soon }) => {
      const nextDay = dayAfterSql('d.validUntil', on, soon);
      return rowsOf(
        {
          ...{
            recordId: 'd.id',
            name: 'e.name',
            frontTitle: 'e.frontTitle',
            backTitle: 'e.backTitle',
            sortKey: 'e.nameKey',
          },
          ...{ employeeId: 'd.employeeId', unitId: 'home.unitId', sinceDay: 'd.validFrom', untilDay: 'd.validUntil' },
        },
        sql`appraiser_appointment d JOIN employee e ON e.id = d.employeeId
          LEFT JOIN assignment home ON home.id = (SELECT MIN(h.id) FROM assignment h
            WHERE h.employeeId = e.id AND h.kind = 'DEFINITIF' AND ${inForce('h', on)})
          WHERE ${inForce('d', on)} AND d.validUntil <= ${soon} AND NOT EXISTS (SELECT 1 FROM appraiser_appointment later
            WHERE later.employeeId = d.employeeId AND later.validUntil > d.validUntil AND later.validFrom > d.validFrom
              AND later.validFrom <= ${nextDay})`,
      );
    },
  },
} as const satisfies Record<string, FindingKind>;
