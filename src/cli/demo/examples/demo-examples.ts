import { randomInt } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import type { Examples } from '../../../kernel/http/openapi-examples.js';
import { type CivilDate, plusDays } from '../../../kernel/values/civil-date.js';
import { documentTables } from '../../../modules/documents/index.js';
import { periodTables } from '../../../modules/periods/index.js';
import type { DemoAccount } from '../fill.js';
import { asVisitor, listed } from './look.js';
import { examplesOfSetUp } from './of-office.js';
import {
  examplesOfCycle,
  examplesOfDecisions,
  examplesOfEndings,
  examplesOfHandover,
  examplesOfObjections,
} from './of-plans.js';
import { examplesOfAdjusting, examplesOfReviewing, examplesOfRounds } from './of-reviews.js';
import { examplesOfAppraising, examplesOfInsights } from './of-insights.js';
import { examplesOfPredicates } from './of-predicates.js';

/**
 * With what the examples of the documentation work as they stand: ids that the ADMIN and the EMPLOYEE of the tour find when they
 * sign in, and, anew for each reader, names and a year that nobody has taken. No ids when somebody has changed their passwords
 * since.
 */
export async function demoExamples(
  app: NestFastifyApplication,
  accounts: readonly DemoAccount[],
): Promise<() => Promise<Examples>> {
  const known = (role: DemoAccount['role']) => accounts.find((account) => account.role === role);
  const [admin, employee, superior] = [known('ADMIN'), known('EMPLOYEE'), known('SUPERIOR')];
  const today = app.get(Clock).today();
  const tour = new Set(accounts.map(({ employeeId }) => employeeId));
  const ids = {
    'employees/{id}': known('OTHER_EMPLOYEE')?.employeeId,
    'AppraisalDutyRequest.appraiserId': superior?.employeeId,
    'ExaminerRequest.examinerId': employee?.employeeId,
    'FeedbackGivenRequest.employeeId': employee?.employeeId,
    'FeedbackAskedRequest.fromEmployeeId': superior?.employeeId,
    ...(await asVisitor(app, admin, (get) => examplesOfSetUp(get, tour))),
    ...(await asVisitor(app, admin, async (get) => {
      const units = await listed(get, '/org-units?limit=200');
      return examplesOfPredicates(get, units, superior?.employeeId);
    })),
    ...(await asVisitor(app, admin, (get) => examplesOfEndings(get, tour))),
    ...(await asVisitor(app, admin, examplesOfInsights)),
    ...(await asVisitor(app, superior, examplesOfAppraising)),
    ...(await asVisitor(app, admin, (get) => examplesOfRounds(get, tour))),
    ...(await asVisitor(app, employee, examplesOfReviewing)),
    ...(await asVisitor(app, superior, (get) => examplesOfAdjusting(get, employee?.employeeId))),
    ...(await asVisitor(app, admin, (get) => examplesOfObjections(get, tour))),
    ...(await asVisitor(app, employee, examplesOfCycle)),
    ...(await asVisitor(app, known('OTHER_EMPLOYEE'), examplesOfHandover)),
    ...(await asVisitor(app, superior, (get) => examplesOfDecisions(get, superior?.employeeId ?? ''))),
  };
  const code = { 'document-verifications/{code}': await codeOfDocument(app) };
  return async () => ({ ...FIXED, ...daysOf(today), ...ids, ...code, ...(await notTaken(app)) });
}

/** A role that needs neither unit nor person; a port of this machine, where somebody may listen who wants to see the notices. */
const FIXED: Examples = {
  'OrgUnitReorganisationRequest.kind': 'RENAME',
  'OrgUnitReorganisationLineRequest.subunitIds': [],
  'OrgUnitReorganisationLineRequest.positionIds': [],
  'OrgUnitReorganisationLineRequest.takesOver': [],
  'OrgUnitReorganisationRequest.newUnits': [],
  'references/{list}': 'bup-khusus',
  'ReferenceItemPatchRequest.attributes': {},
  'AssignmentRequest.kind': 'PLT',
  'TeamMembershipRequest.role': 'MEMBER',
  'TeamMembershipCorrectionRequest.role': 'MEMBER',
  'ImportProfilePatch.columns': [{ title: 'ID Pegawai', field: 'NIP' }],
  'ImportProfilePatch.constants': [],
  'RoleGrantRequest.role': 'AUDITOR',
  'ServiceAccountPatchRequest.scopes': ['employee:read', 'measurement:report', 'scim:read', 'scim-user:read'],
  'ObjectionRequest.evidenceIds': [],
  'ObjectionDecisionRequest.outcome': 'REJECTED',
  'ObjectionDecisionRequest.reason':
    'Bukti butir 1 diperiksa bersama kedua pihak: dokumen terbit setelah batas waktu yang disepakati, sehingga rating tetap.',
  'SubscriptionPatch.state': 'ACTIVE',
  'SubscriptionRequest.url': 'http://127.0.0.1:4000/webhook',
  'SubscriptionPatch.url': 'http://127.0.0.1:4000/webhook',
};

function daysOf(today: CivilDate): Examples {
  const fields = [
    '?from',
    '?until',
    'ClosureRequest.endsOn',
    'AssignmentRequest.validFrom',
    'TransferRequest.validFrom',
    'TeamMembershipRequest.validFrom',
    'AssignmentEndRequest.lastDay',
    'LastDayRequest.lastDay',
    'ProgressEntryRequest.occurredOn',
    'MeasurementRequest.occurredOn',
    'RecordedSignatureRequest.letterOn',
    'TalkRequest.heldOn',
    'CalibrationRequest.heldOn',
    'CalibrationPatch.heldOn',
    'HearingRequest.heldOn',
    'RulingRequest.letterOn',
  ];
  const retirement = { 'RetirementDecisionRequest.retiresOn': plusDays(today, 730) };
  const window = { 'ConsultationRequest.until': plusDays(today, 20) };
  return {
    ...retirement,
    ...window,
    ...Object.fromEntries([...fields, 'RoleGrantRequest.from'].map((field) => [field, today])),
  };
}

/** The code that is printed on a document of the archive. */
async function codeOfDocument(app: NestFastifyApplication): Promise<string | undefined> {
  const sql = `SELECT code FROM ${documentTables.issuedDocument} ORDER BY id LIMIT 1`;
  const [row] = await app.get(Database).rows<{ code: string }>(sql);
  return row?.code;
}

/** Names, numbers and a year that are free at this moment. */
async function notTaken(app: NestFastifyApplication): Promise<Examples> {
  const sql = `SELECT MAX(year) AS latest FROM ${periodTables.performancePeriod}`;
  const [row] = await app.get(Database).rows<{ latest: number }>(sql);
  const number = String(randomInt(1_000_000)).padStart(6, '0');
  const born = `19${80 + randomInt(19)}${two(1 + randomInt(12))}${two(1 + randomInt(28))}`;
  return {
    'AccountRequest.username': `pegawai.${number}`,
    'AccountRequest.email': `pegawai.${number}@example.go.id`,
    'AccountPatchRequest.email': `surel.${number}@example.go.id`,
    'EmployeeRequest.nip': `${born}2019032${String(randomInt(1_000)).padStart(3, '0')}`,
    'ReferenceItemRequest.code': `KHUSUS_${number}`,
    'PositionRequest.title': `Analis Kebijakan Ahli Muda ${number}`,
    'PerformancePeriodRequest.year': Number(row?.latest) + 1,
  };
}

const two = (number: number): string => String(number).padStart(2, '0');
