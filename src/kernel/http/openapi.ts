import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { OutsideIssuer } from '../../config/outside-issuers.js';
import { type Bilingual, type Language, say } from '../i18n/language.js';
import { documentedWebhooks } from './documented-webhooks.js';
import { type Examples, fillRequests, withoutPrefill } from './openapi-examples.js';
import { addLimit, addProblems, addSuccessHeaders } from './openapi-responses.js';
import { commonHeader, commonHeaders, type Operation, problemExamples } from './openapi-responses.js';
import { addSecurity } from './openapi-security.js';
import { translate } from './openapi-texts.js';
import { ProblemDocument } from './problem.response.js';
import { ScimErrorDocument } from './scim-error.response.js';

/** Groups of operations in the order of the yearly cycle; the text is what a reader sees. */
const TAGS = [
  {
    name: 'Sign-in',
    description: 'Start here: sign in, stay signed in, sign out. `GET /auth/me` shows your roles of today.',
  },
  {
    name: 'Accounts',
    description:
      'Accounts and roles. Make an account, hand its one-time secret to its owner, grant roles for some days.',
  },
  {
    name: 'Service accounts',
    description: 'Machines that call the service, and the tokens they get.',
  },
  {
    name: 'Organization',
    description:
      'Units and posts as they are on each day. Begin with the government itself, then unit by unit below; mergers and splits keep a record.',
  },
  {
    name: 'References',
    description:
      'Lists of codes with their meaning: golongan, eselon, legal standings, types of units. Each row has its days.',
  },
  {
    name: 'Working calendar',
    description: 'Holidays, joint leave and working weeks; when a term in working days ends.',
  },
  {
    name: 'Employees',
    description:
      'People and their posts. From the posts follows who appraises whom on a day; nobody enters it by hand.',
  },
  {
    name: 'Appraisal chain',
    description:
      'What moves the chain of appraisal: delegations, appointments, conflicts, and the rules of the default chain.',
  },
  {
    name: 'Data quality',
    description: 'What is wrong in the data of people, units, posts, accounts and letters, and the way to mend it.',
  },
  { name: 'Attendance', description: 'Presence of people by day and month, as it was imported.' },
  { name: 'Teams', description: 'Teams outside the line, with leader and members of any unit.' },
  {
    name: 'Imports',
    description:
      "Import of people and units from SIASN's exports: upload, look at the rows with errors, then apply what was checked.",
  },
  { name: 'Periods', description: 'Performance years and evaluation periods. Open the year before plans are made.' },
  {
    name: 'Work plans',
    description:
      'SKP: planned results (RHK), indicators (IKI), behaviour (BerAKHLAK). The employee drafts and submits, the appraiser agrees and activates.',
  },
  {
    name: 'Performance tree',
    description: 'What the government wants to reach in a year (pohon kinerja): conditions, a level at a time.',
  },
  {
    name: 'Certification of appraisers',
    description:
      'A short course with practice: vignettes are rated and held against a reference. Accuracy and leniency are for the appraiser alone.',
  },
  {
    name: 'Criteria',
    description:
      'By what people are rated: drafted, discussed with everybody of the unit, published and acknowledged before the period.',
  },
  {
    name: 'Satisfaction',
    description: 'Surveys of citizens (Survei Kepuasan Masyarakat) by service unit, with the index and its trend.',
  },
  {
    name: 'Unit agreements',
    description:
      'Perjanjian Kinerja: what a unit is to reach in a year and with which money, signed by its head and the superior.',
  },
  {
    name: 'Cascade',
    description: 'What results serve, who serves them, and where the cascade of a year does not hold together.',
  },
  {
    name: 'Role matrices',
    description: 'Matriks Peran Hasil: a leader lays results out among people, who take up what is theirs.',
  },
  {
    name: 'Result library',
    description:
      'Good results to take up (Pustaka Hasil Kerja): which fit a post, how often they are used, and one of them for many people at once.',
  },
  { name: 'Progress', description: 'Reports of progress on the indicators of an active plan.' },
  {
    name: 'Daily log',
    description:
      'What people do day by day, with minutes and the result that it serves, where the government wants it: it is off at first.',
  },
  {
    name: 'Feedback',
    description:
      'What appraiser, team leaders, colleagues and others think of the work, in the course of the year: asked for or given, seen at once.',
  },
  {
    name: 'Evidence',
    description:
      'What proves the progress on a plan (bukti dukung): links, and files, uploaded by tus 1.0.0 so that a broken line loses nothing; the appraiser says whether it fits.',
  },
  {
    name: 'Next steps',
    description: 'What comes next with each plan, whose turn it is, what blocks it and by when; who owes no plan.',
  },
  {
    name: 'Reviews',
    description:
      'Reviews from all sides (360°): questionnaires, rounds, invitations, results. Who reviews whom, and who said what, is told to nobody.',
  },
  {
    name: 'Objections',
    description:
      'What may follow a published result: a talk, an objection before the superior of the appraiser, the decision; and its terms.',
  },
  {
    name: 'Documents',
    description:
      'Official documents as PDF, laid out like the annexes: what is signed is issued once, with number and code; whoever holds one can have it verified.',
  },
  {
    name: 'Appraisals',
    description:
      'Appraisals, quarter by quarter and for the year: self-assessment, rating, predicate, publication, acknowledgement.',
  },
  {
    name: 'Organisation performance',
    description:
      'How well units did, as the leader of the organisation above has set it (predikat kinerja organisasi), and what follows for the rating of their heads.',
  },
  {
    name: 'Insights',
    description:
      'Charts as figures, table and picture; boards of units and of the government; what of it is public. All of it counted when it is asked for.',
  },
  {
    name: 'Distribution',
    description:
      'How the predicates of a unit are spread, held against the pattern of its organisation (SE MenPANRB 3/2023): calculator, check, simulation, reasons to go on.',
  },
  {
    name: 'Calibration',
    description:
      'Leaders look at the ratings of a unit side by side before they are published, and change what does not hold, within limits and with a reason.',
  },
  {
    name: 'Fairness',
    description:
      'How appraisers rate beside others, how groups of people differ: figures and hints to talk about, seen by the appraiser first. No rating is changed by them.',
  },
  {
    name: 'Notifications',
    description: 'What happened that concerns you, what you have read of it, and how you want to be told.',
  },
  {
    name: 'Audit',
    description: 'Who did what and who read what: the record, its verification, and your own access log.',
  },
  {
    name: 'Privacy',
    description:
      'Your own data in one answer, requests for correction or erasure, and how long data are kept (Law 27/2022).',
  },
  { name: 'Webhooks', description: 'Notices of what happens, sent to other systems (Standard Webhooks 1.0.0).' },
  {
    name: 'SCIM',
    description:
      'Identity systems (Entra ID, Okta, Keycloak) that give people their accounts and roles and take them away: SCIM 2.0 (RFC 7643, 7644, 9865).',
  },
  { name: 'Jobs', description: 'Long work behind the scenes: how far it is and what came of it.' },
  { name: 'Service', description: 'State of the service and its documentation.' },
];

const OPEN: Bilingual = { id: 'Terbuka: tanpa token.', en: 'Open: no token needed.' };
const NEEDED: Bilingual = { id: 'Izin yang diperlukan: `{permission}`.', en: 'Permission needed: `{permission}`.' };

/** In which form the document is wanted; as it is committed when nothing is said. */
export interface DocumentForm {
  readonly language?: Language;
  readonly version?: '3.1.0' | '3.0.3';
  /** What is filled in beforehand, by the names of fields and parameters: for the demo only. */
  readonly examples?: Examples;
  /** The identity providers whose tokens are accepted. */
  readonly issuers?: readonly OutsideIssuer[];
}

/** The OpenAPI document of an application, with the answers that every operation has by the contract. */
export function buildDocument(app: INestApplication, publicBaseUrl: string, form: DocumentForm = {}): OpenAPIObject {
  const { language = 'en', version = '3.1.0', examples = {} } = form;
  const document = describe(app, publicBaseUrl, version);
  const schemas = sorted(document.components?.schemas ?? {});
  const operations = operationsOf(document);
  for (const { method, operation } of operations) addSuccessHeaders(method, operation, schemas);
  document.tags = TAGS.map((tag) => ({ ...tag }));
  document.paths = sorted(document.paths);
  document.components = { ...document.components, schemas, headers: commonHeaders() as never };
  addSecurity(document, form.issuers ?? []);
  // OpenAPI 3.0 has no place for requests that the service sends.
  if (version === '3.1.0') document.webhooks = documentedWebhooks();
  if (language === 'id') translate(document);
  const problems = new Set<string>();
  for (const { path, method, operation } of operations) {
    addProblems(path, method, operation, language).forEach((code) => problems.add(code));
    addLimit(method, operation);
    complete(operation, language);
    const called = { path, operationId: operation.operationId };
    operation.parameters?.forEach((parameter) => withoutPrefill(parameter, called, examples, version === '3.1.0'));
    fillRequests(operation, schemas, examples);
  }
  document.components.examples = problemExamples(problems, language) as never;
  return document;
}

/** What the code says of itself. Parts of it belong to the decorators, so that each document gets its own copy. */
function describe(app: INestApplication, publicBaseUrl: string, version: string): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setTitle('Sasaran')
    .setDescription('The yearly performance cycle (SKP) of the civil servants (ASN) of a regional government.')
    .setVersion('1')
    .setOpenAPIVersion(version)
    .addServer(publicBaseUrl || '/');
  const options = {
    operationIdFactory: (_controller: string, method: string) => method,
    extraModels: [ProblemDocument, ScimErrorDocument],
  };
  const document = structuredClone(SwaggerModule.createDocument(app, builder.build(), options));
  return version === '3.1.0' ? document : withoutNullTypes(document);
}

/** Says "nullable" again where an earlier document of version 3.1 has written the type "null" into what decorators share. */
function withoutNullTypes<T>(node: T): T {
  if (Array.isArray(node)) return node.map(withoutNullTypes) as T;
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(node).map(([name, value]) => [name, withoutNullTypes(value)] as const);
  const copy = Object.fromEntries(entries) as T & { type?: unknown };
  if (!Array.isArray(copy.type) || !copy.type.includes('null')) return copy;
  const [type] = copy.type.filter((one) => one !== 'null') as string[];
  return { ...copy, type, nullable: true };
}

function operationsOf(document: OpenAPIObject): { path: string; method: string; operation: Operation }[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item as unknown as Record<string, Operation>).map(([method, operation]) => ({
      path,
      method,
      operation,
    })),
  );
}

function complete(operation: Operation, language: Language): void {
  const permission = operation['x-permission'] as string;
  const right = permission === 'public' ? say(OPEN, language) : say(NEEDED, language, { permission });
  operation.description = `${operation.description ?? operation.summary ?? ''}\n\n${right}`.trim();
  for (const response of Object.values(operation.responses)) {
    response.headers = { 'X-Request-Id': commonHeader('X-Request-Id'), ...response.headers };
  }
  operation.responses = sorted(operation.responses);
}

function sorted<T>(byName: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(byName).sort(([a], [b]) => (a < b ? -1 : 1)));
}
