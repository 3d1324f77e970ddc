import { hash } from '@node-rs/argon2';
import { fromDist } from './dist.mjs';

const { SystemClock, newId } = await fromDist('kernel/clock/clock.js');
const { OPEN_END, SINCE_EVER } = await fromDist('kernel/values/civil-date.js');
const { nameKey, searchKey } = await fromDist('kernel/values/name-key.js');
const { generateRoster } = await fromDist('cli/roster/roster.js');
const { GOLONGAN } = await fromDist('cli/roster/tables.js');
const { levelOf } = await fromDist('modules/organization/positions/domain/position-kind.js');
const { ancestries } = await fromDist('modules/organization/units/domain/unit-tree.js');
const { isSecretariatHead, unitTypeOf } = await fromDist('modules/organization/units/domain/unit-type.js');
const { ChainOfAppraisal } = await fromDist('modules/employees/chain/domain/chain-of-appraisal.js');
const { nameIndexRows } = await fromDist('modules/employees/search/name-index.js');
const { evaluationSchedule } = await fromDist('modules/periods/domain/evaluation-schedule.js');
const { BEHAVIOUR_CODES } = await fromDist('modules/work-plans/domain/behaviours.js');

/** Everybody's password. */
export const PASSWORD = 'hujan turun pelan di kebun';
export const ADMIN = 'bench.admin';

const CLOCK = new SystemClock('Asia/Jakarta');
const POSITION_KINDS = { 1: 'STRUKTURAL', 2: 'FUNGSIONAL', 4: 'PELAKSANA' };
const ASPECTS = ['KUANTITAS', 'KUALITAS', 'WAKTU'];
const UNITS = ['dokumen', 'persen', 'hari kerja'];
const ALWAYS = { validFrom: SINCE_EVER, validUntil: OPEN_END };
/** Heads of agencies report to the Regional Secretary, as on every installation. */
const CHAIN_RULE = {
  id: 'rule',
  sequence: 1,
  unitId: null,
  unitType: null,
  depth: 1,
  above: 'SECRETARIAT',
  aboveUnitId: null,
};
const WORKS = ['Dokumen perencanaan', 'Layanan kepada warga', 'Laporan pertanggungjawaban', 'Data dan pengarsipan'];
const stamps = () => ({ createdAt: CLOCK.now(), updatedAt: CLOCK.now(), version: 1 });

/** The roster that is seeded, and that the import reads. */
export const rosterOf = (employees) => generateRoster({ employees, seed: 1, on: CLOCK.today() });

/** Writes an account of the HR office, by which everything else can be done. */
export async function seedAdmin(database) {
  await database.fill(async (insert) => {
    await insertAccounts(insert, [{ username: ADMIN, employeeId: null, roles: [{ role: 'ADMIN', unitId: null }] }]);
  });
}

/**
 * Writes a whole government with one active plan for each of its people. Gives what the cases need to know: a superior with
 * a team, an HR manager with the units of an agency, and employees who report progress.
 */
export async function seed(database, employees) {
  const staff = staffOf(employees);
  const { people, homes, lines, unitIds } = staff;
  const year = Number(CLOCK.today().slice(0, 4));
  const period = { id: newId(), treeNodeId: newId(), year, startsOn: `${year}-01-01`, endsOn: `${year}-12-31` };
  const plans = people.map((person) => planOf(person, period));
  const facts = choose({ people, homes, lines, plans, unitIds });

  await database.fill(async (insert) => {
    for (const [table, rows] of staffTables(staff)) await insert(table, rows);
    await insertPeriod(insert, period);
    await insertTree(insert, period, staff.units[0].id);
    await insert(
      'work_plan',
      plans.map((plan) => plan.row),
    );
    await insert(
      'work_plan_result',
      plans.flatMap((plan) => plan.results),
    );
    await insert(
      'work_plan_indicator',
      plans.flatMap((plan) => plan.indicators),
    );
    await insert(
      'work_plan_behaviour',
      plans.flatMap((plan) => plan.behaviours),
    );
    await insert(
      'work_plan_annex',
      plans.flatMap((plan) => plan.annexes),
    );
    await insert(
      'progress_entry',
      plans.flatMap((plan) => plan.entries),
    );
    await insertAccounts(insert, facts.accounts);
  });
  return facts;
}

/** The units of a roster, and its people with their posts and appraisers. */
export function staffOf(employees) {
  const roster = rosterOf(employees);
  const people = roster.people.map((person) => ({ ...person, id: newId() }));
  const units = unitsOf(roster.units);
  const unitIds = new Map(units.map((unit) => [unit.externalId, unit.id]));
  const positions = positionsOf(people, unitIds);
  const homes = people.map((person) => homeOf(person, unitIds, positions));
  return { people, units, unitIds, positions, homes, lines: linesOf(units, homes) };
}

/** The rows of such a staff by table, parents before their children. */
export function staffTables({ people, units, positions, homes, lines }) {
  const names = nameIndexRows(people, new Set());
  return [
    ['org_unit', units],
    ['org_unit_period', units.map(periodOf)],
    ['org_unit_ancestor', ancestries(units.map(periodOf))],
    ['position', [...positions.values()]],
    ['employee', people.map(employeeRow)],
    ['employee_number', people.map(numberRow)],
    ['person_word', names.words.map(([employeeId, word]) => ({ employeeId, word }))],
    ['name_word_key', names.keys.map(([id, likeKey, word]) => ({ id, likeKey, word }))],
    ['assignment', homes],
    ['reporting_line', lines.map((line) => ({ id: newId(), ...line }))],
  ];
}

function unitsOf(roster) {
  const ids = new Map(roster.map((unit) => [unit.id, newId()]));
  return roster.map((unit) => ({
    id: ids.get(unit.id),
    name: unit.name,
    nameKey: searchKey(unit.name),
    type: unitTypeOf(unit.name),
    parentId: unit.parentId === null ? null : ids.get(unit.parentId),
    headPostTitle: unit.headPostTitle,
    echelonCode: unit.eselonId || null,
    isSecretariat: isSecretariatHead(unit.headPostTitle),
    headExternalId: unit.headPnsId,
    source: 'IMPORT',
    externalId: unit.id,
    ...stamps(),
  }));
}

/** What a unit is since ever. */
function periodOf({ id: unitId, headExternalId: _, externalId: _id, ...facts }) {
  return { id: unitId, unitId, ...facts, ...ALWAYS };
}

/** Who appraises whom, as the service works it out from these facts. */
function linesOf(units, homes) {
  const none = {
    officialHomes: [],
    absences: [],
    delegations: [],
    appointments: [],
    conflicts: [],
    ranks: [],
    rankPolicy: 'OFF',
    requiredMonths: 0,
  };
  const chain = new ChainOfAppraisal({
    placements: units.map(periodOf),
    headships: homes.filter((home) => home.headsUnit),
    rules: [{ ...CHAIN_RULE, ...ALWAYS }],
    ...none,
  });
  const shown = (one, [id, basis, unitId, kind, since]) => ({
    ...{ [id]: one?.employeeId ?? null, [basis]: one?.basis ?? null, [unitId]: one?.unitId ?? null },
    ...{ [kind]: one?.kind ?? null, [since]: one?.since ?? null },
  });
  return homes.flatMap((home) =>
    chain.linesOf(home).map(({ employeeId, appraiser, superior, validFrom, validUntil }) => ({
      ...{ employeeId, validFrom, validUntil },
      ...shown(appraiser, ['appraiserId', 'basis', 'viaUnitId', 'viaKind', 'viaSince']),
      ...shown(superior, ['superiorId', 'superiorBasis', 'superiorUnitId', 'superiorKind', 'superiorSince']),
    })),
  );
}

const positionKey = ({ unitId, postKindId, postName }) => `${unitId} ${postKindId} ${searchKey(postName)}`;

function positionsOf(people, unitIds) {
  const positions = new Map();
  for (const person of people) {
    const key = positionKey(person);
    if (positions.has(key)) continue;
    positions.set(key, {
      id: newId(),
      unitId: unitIds.get(person.unitId),
      kind: POSITION_KINDS[person.postKindId],
      title: person.postName,
      titleKey: searchKey(person.postName),
      echelonCode: person.eselonId === '99' ? null : person.eselonId,
      level: levelOf(POSITION_KINDS[person.postKindId], person.postName, person.eselonId),
      source: 'IMPORT',
      externalId: person.postId,
      ...stamps(),
    });
  }
  return positions;
}

function homeOf(person, unitIds, positions) {
  return {
    id: newId(),
    employeeId: person.id,
    unitId: unitIds.get(person.unitId),
    positionId: positions.get(positionKey(person)).id,
    kind: 'DEFINITIF',
    headsUnit: person.isHead,
    validFrom: person.postOn,
    validUntil: OPEN_END,
    source: 'IMPORT',
    ...stamps(),
  };
}

function employeeRow(person) {
  return {
    id: person.id,
    kind: person.kind,
    name: person.name,
    nameKey: nameKey(person.name),
    frontTitle: person.titleBefore || null,
    backTitle: person.titleAfter || null,
    nip: person.nip,
    birthDate: person.birthOn,
    sex: person.sex === 'M' ? 'MALE' : 'FEMALE',
    gradeCode: person.golonganId,
    gradeName: GOLONGAN[person.golonganId],
    standingCode: person.standingId,
    email: person.governmentEmail,
    source: 'IMPORT',
    externalId: person.pnsId,
    ...stamps(),
  };
}

function numberRow({ id, nip, firstAppointedOn }) {
  return { id: newId(), employeeId: id, number: nip, validFrom: firstAppointedOn, validUntil: OPEN_END };
}

async function insertPeriod(insert, period) {
  const opensOn = period.endsOn;
  const rules = { scheme: 'TRIWULANAN', ruleSetCode: 'PERMENPANRB_6_2022' };
  const annual = { annualAppraisalOpensOn: opensOn, annualSelfAssessmentDueOn: `${period.year + 1}-01-14` };
  const { treeNodeId: _, ...row } = period;
  await insert('performance_period', [{ ...row, ...rules, ...annual, ...stamps() }]);
  const quarters = evaluationSchedule(period.year, 'TRIWULANAN');
  await insert(
    'evaluation_period',
    quarters.map((quarter) => ({ id: newId(), performancePeriodId: period.id, ...quarter, version: 1 })),
  );
}

/** One condition at the top of the performance tree, which the plans serve. */
async function insertTree(insert, { id: performancePeriodId, treeNodeId }, unitId) {
  const texts = { statement: 'Pelayanan publik meningkat', successFactors: '[]', indicators: '[]' };
  const place = { performancePeriodId, parentId: null, unitId, level: 'ULTIMATE_OUTCOME', sequence: 1 };
  await insert('performance_tree_node', [{ id: treeNodeId, ...place, ...texts, ...stamps() }]);
}

/** An active plan with 4 results of 3 indicators each, the 7 behaviours, and 3 reports of progress. */
function planOf({ id: employeeId, name, unitName, officeName }, period) {
  const { id: performancePeriodId, startsOn, endsOn, treeNodeId } = period;
  const workPlanId = newId();
  const now = CLOCK.now();
  const signed = { submittedAt: now, agreedAt: now, activatedAt: now, returnReason: null, agreedByEmployeeId: null };
  const snapshot = JSON.stringify({ name, nip: null, grade: null, position: null, unit: unitName });
  const row = {
    ...{ id: workPlanId, employeeId, performancePeriodId, startsOn, endsOn, approach: 'KUANTITATIF', status: 'ACTIVE' },
    ...signed,
    employeeSnapshot: snapshot,
    appraiserSnapshot: snapshot,
    ...stamps(),
    version: 6,
  };
  const results = WORKS.map((work, i) => ({
    id: newId(),
    workPlanId,
    sequence: i + 1,
    kind: i < 3 ? 'UTAMA' : 'TAMBAHAN',
    classification: 'INDIVIDU',
    statement: `${work} ${unitName} terlaksana sesuai rencana dan dapat dipertanggungjawabkan`,
    assignedBy: i < 3 ? null : `Kepala ${officeName}`,
    alignment: i === 1 ? 'PENDING' : 'TREE_NODE',
    leaderResultId: null,
    treeNodeId: i === 1 ? null : treeNodeId,
  }));
  const indicators = results.flatMap((result, i) =>
    ASPECTS.map((aspect, j) => ({
      id: newId(),
      workPlanId,
      resultId: result.id,
      sequence: j + 1,
      aspect,
      statement: `${WORKS[i]} yang selesai menurut ${aspect.toLowerCase()} yang disepakati`,
      targetHundredths: 1_200 + 100 * i + 25 * j,
      unit: UNITS[j],
      direction: j === 2 ? 'KHUSUS' : 'NORMAL',
    })),
  );
  const behaviours = BEHAVIOUR_CODES.map((code, i) => ({
    id: newId(),
    workPlanId,
    sequence: i + 1,
    code,
    expectation: i % 3 ? null : 'Menjawab keluhan warga pada hari yang sama dan mencatat tindak lanjutnya',
  }));
  const annexes = Object.entries(ANNEXES).map(([kind, entries]) => ({
    id: newId(),
    workPlanId,
    kind,
    entries: JSON.stringify(entries),
  }));
  const entries = indicators.slice(0, 3).map((indicator, i) => ({
    id: newId(),
    workPlanId,
    indicatorId: indicator.id,
    occurredOn: startsOn,
    valueHundredths: 100 * (i + 1),
    note: 'Tiga dokumen triwulan pertama terbit.',
    createdAt: now,
    version: 1,
  }));
  return { row, results, indicators, behaviours, annexes, entries };
}

const ANNEXES = {
  DUKUNGAN_SUMBER_DAYA: ['Dua tenaga verifikasi', 'Aplikasi penganggaran'],
  SKEMA_PERTANGGUNGJAWABAN: ['Laporan tertulis setiap triwulan'],
  KONSEKUENSI: ['Diusulkan mengikuti pelatihan', 'Bimbingan kinerja oleh atasan'],
};
const WRITERS = 16;
const TEAM_SIZE = 20;
const PAGE = 50;
const FULL_UNITS = 8;

/** Who calls: a superior with about twenty people, the HR manager of the agency with the most full pages, and employees. */
function choose({ people, homes, lines, plans, unitIds }) {
  const today = CLOCK.today();
  const byId = new Map(people.map((person) => [person.id, person]));
  const plansOf = Map.groupBy(plans, (plan) => plan.row.employeeId);
  const teams = Map.groupBy(
    lines.filter((line) => line.appraiserId && line.validFrom <= today && line.validUntil >= today),
    (line) => line.appraiserId,
  );
  const [superiorId, team] = [...teams].sort(([, a], [, b]) => farness(a) - farness(b))[0];
  const staff = people.filter((person) => !person.isHead && !team.some((line) => line.employeeId === person.id));
  const { officeId, fullUnitIds } = fullUnits(people, homes);
  const hr = staff.find((person) => person.officeId === officeId);
  const writers = staff.filter((person) => person !== hr).slice(-WRITERS);
  const account = (person, ...grants) => ({
    username: person.nip,
    employeeId: person.id,
    roles: [{ role: 'EMPLOYEE', unitId: null }, ...grants],
  });
  const superior = byId.get(superiorId);
  return {
    today,
    accounts: [
      account(superior),
      account(hr, { role: 'UNIT_HR', unitId: unitIds.get(officeId) }),
      ...writers.map((writer) => account(writer)),
    ],
    superior: { ...identity(superior), planIds: team.map((line) => plansOf.get(line.employeeId)[0].row.id) },
    hr: { ...identity(hr), unitIds: fullUnitIds },
    writers: writers.map((writer) => {
      const [{ row, indicators }] = plansOf.get(writer.id);
      return { ...identity(writer), planId: row.id, indicatorIds: indicators.map((indicator) => indicator.id) };
    }),
  };
}

const identity = ({ id, nip }) => ({ employeeId: id, username: nip });
const farness = (team) => Math.abs(team.length - TEAM_SIZE);

/** The agency with the most units that fill more than a page, and the smallest of those units. */
function fullUnits(people, homes) {
  const members = Map.groupBy(
    people.map((person, i) => ({ officeId: person.officeId, unitId: homes[i].unitId })),
    (home) => home.unitId,
  );
  const full = [...members].filter(([, of]) => of.length > PAGE);
  if (full.length === 0) throw new Error(`No unit has more than ${PAGE} people; take more employees.`);
  const [officeId, units] = [...Map.groupBy(full, ([, of]) => of[0].officeId)].sort(
    ([, a], [, b]) => b.length - a.length,
  )[0];
  const smallest = units.toSorted(([, a], [, b]) => a.length - b.length).slice(0, FULL_UNITS);
  return { officeId, fullUnitIds: smallest.map(([id]) => id) };
}

async function insertAccounts(insert, accounts) {
  const passwordHash = await hash(PASSWORD, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  const rows = accounts.map(({ username, employeeId, roles }) => ({ id: newId(), username, employeeId, roles }));
  const unused = { email: null, activationHash: null, activationExpiresAt: null, disabledAt: null };
  await insert(
    'account',
    rows.map(({ id, username, employeeId }) => ({ id, username, employeeId, passwordHash, ...unused, ...stamps() })),
  );
  const validity = { validFrom: CLOCK.today(), validUntil: OPEN_END, createdAt: CLOCK.now() };
  await insert(
    'role_grant',
    rows.flatMap(({ id, roles }) => roles.map((grant) => ({ id: newId(), accountId: id, ...grant, ...validity }))),
  );
}
