import { joined, raw, sql, type Sql } from '../../../../kernel/database/sql.js';
import { factsOf, type FindingDay, type FindingKind, inForce, rowsOf } from './finding-kind.js';

/** What is ordered by letter: its table, whom and which unit it is about, and who is named for it on the board. */
interface Ordered {
  readonly table: string;
  readonly unitId?: string;
  readonly named: string;
}

const OF_PERSON = { named: 'e.id = d.employeeId' } as const;
/**
 * Records by letter whose holder has rights over others, or serves, from the first day on. A golongan, a legal standing and a leave
 * are left out: their letters come later by nature.
 */
const ORDERED = {
  assignment: { ...OF_PERSON, table: 'assignment', unitId: 'd.unitId' },
  'employee-contract': { ...OF_PERSON, table: 'employee_contract' },
  'appraiser-appointment': { ...OF_PERSON, table: 'appraiser_appointment' },
  'appraisal-delegation': { table: 'appraisal_delegation', unitId: 'd.unitId', named: 'e.id = d.toEmployeeId' },
} as const satisfies Record<string, Ordered>;

const lateLetters = (recordType: string, { table, unitId, named }: Ordered, { on }: FindingDay): Sql =>
  rowsOf(
    {
      ...{ recordId: 'd.id', recordType: sql`${recordType}`, employeeId: 'd.employeeId' },
      ...{ name: 'e.name', frontTitle: 'e.frontTitle', backTitle: 'e.backTitle', sortKey: 'e.nameKey' },
      ...{ unitId: unitId ?? 'home.unitId', sinceDay: 'd.validFrom', detail: 'd.letterOn' },
      facts: factsOf('d.validFrom', 'd.letterNumber', 'd.letterOn'),
    },
    sql`${raw(table)} d JOIN employee e ON ${raw(named)}
      LEFT JOIN assignment home ON home.id = (SELECT MIN(h.id) FROM assignment h
        WHERE h.employeeId = d.employeeId AND h.kind = 'DEFINITIF' AND ${inForce('h', on)})
      WHERE d.letterOn > d.validFrom AND ${inForce('d', on)}`,
  );

/** What is wrong with letters. */
export const LETTER_KINDS = {
  LETTER_AFTER_START: {
    about: 'letter',
    seenBy: 'EITHER',
    severity: 'LOW',
    canBeRight: true,
    title: { id: 'Surat bertanggal sesudah mulai berlaku', en: 'Letter dated after what it orders began' },
    says: {
      id: 'Berlaku sejak {since}, tetapi suratnya baru bertanggal {detail}.',
      en: 'It holds from {since} on, but its letter is dated {detail}.',
    },
    remedy: {
      id: 'Cocokkan dengan suratnya, lalu betulkan tanggal surat atau hari pertamanya. Bila surat itu memang berlaku surut, tetapkan demikian dengan alasan: POST /data-quality/exceptions.',
      en: 'Compare with the letter and correct its date or the first day. Where the letter is retroactive, settle it with a reason: POST /data-quality/exceptions.',
    },
    operation: { method: 'PATCH', path: '/employees/{employeeId}/assignments/{id}' },
    operations: {
      'employee-contract': { method: 'PATCH', path: '/employees/{employeeId}/contracts/{id}' },
      'appraiser-appointment': { method: 'PATCH', path: '/appraiser-appointments/{id}' },
      'appraisal-delegation': { method: 'PATCH', path: '/appraisal-delegations/{id}' },
    },
    find: (day) => {
      const parts = Object.entries(ORDERED).map(([type, ordered]) => lateLetters(type, ordered, day));
      return sql`${joined(parts, ' UNION ALL ')}`;
    },
  },
} as const satisfies Record<string, FindingKind>;
