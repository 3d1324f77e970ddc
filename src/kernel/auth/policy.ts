import type { AccountRelation, PersonRelation } from './relations.js';

/** Roles that are granted. A superior's rights come from assignments, not from a role. */
export const ROLES = ['ADMIN', 'UNIT_HR', 'EMPLOYEE', 'AUDITOR', 'SERVICE'] as const;
export type RoleName = (typeof ROLES)[number];

/** Lines of permissions: whose objects each role reaches. */
export type Policy<Relation> = Readonly<Record<string, Partial<Record<RoleName, Relation | readonly Relation[]>>>>;

/*
 * Who may do what with whose objects. Each line is a permission: which roles open the operations that ask for it, and whose
 * objects they reach with it. ADMIN is the HR office (BKPSDM), UNIT_HR the performance manager of a unit and all below,
 * AUDITOR the Inspektorat. SERVICE is a machine, and has of its lines only what its service account was given as scopes.
 * Whoever has several roles reaches what any of them reaches. Single reads, lists, counts, exports and changes ask `reachOf`,
 * so they can not differ; docs/api/permissions.md shows what follows for each operation.
 */

/** Who sees what belongs to a person; a machine that is confined to a unit sees that unit and not all. */
const READERS = {
  ADMIN: 'ALL',
  UNIT_HR: ['OWN', 'UNIT'],
  EMPLOYEE: ['OWN', 'SUBORDINATES'],
  AUDITOR: 'ALL',
  SERVICE: 'ALL',
} as const;
/** The same for appraisals: who appraised until a plan was closed still evaluates it, and who examines an objection reads what it is about. */
const READERS_OF_APPRAISALS = { ...READERS, EMPLOYEE: ['OWN', 'SUBORDINATES', 'DUTY', 'EXAMINES'] } as const;
/** What belongs to a person; conditions in `employees/employee.access.ts`. */
export const OF_PEOPLE = {
  'employee:read': READERS,
  'employee:manage': { ADMIN: 'ALL' },
  /**
   * Particulars beyond what everybody sees who works with the person: birth, sex, education, why retirement comes
   * earlier or later than the rule says, the masked NIK. The day of retirement is for who may see the person.
   */
  'profile:read': { ADMIN: 'ALL', UNIT_HR: ['OWN', 'UNIT'], EMPLOYEE: 'OWN', AUDITOR: 'ALL' },
  /** E-mail and telephone. */
  'contact:read': { ADMIN: 'ALL', UNIT_HR: ['OWN', 'UNIT'], EMPLOYEE: 'OWN' },
  /** The whole NIK. */
  'identity-number:read': { ADMIN: 'ALL', UNIT_HR: 'OWN', EMPLOYEE: 'OWN' },
  'identity-number:manage': { ADMIN: 'ALL' },
  /** Requests for correction or erasure of the own data. Nobody decides the own one. */
  'data-request:read': { ADMIN: 'ALL', UNIT_HR: 'OWN', EMPLOYEE: 'OWN', AUDITOR: 'ALL' },
  'data-request:file': { UNIT_HR: 'OWN', EMPLOYEE: 'OWN' },
  'data-request:decide': { ADMIN: 'ALL' },
  /** Why somebody is away: an illness, a birth. That somebody is suspended or studies is a standing, which `employee:read` shows. */
  'absence:read': { ADMIN: 'ALL', UNIT_HR: ['OWN', 'UNIT'], EMPLOYEE: 'OWN', AUDITOR: 'ALL' },
  /** Presence by day and month. */
  'attendance:read': READERS,
  'appraisal-chain:read': { ADMIN: 'ALL', UNIT_HR: 'UNIT', AUDITOR: 'ALL' },
  'appraisal-chain:manage': { ADMIN: 'ALL' },
  /** What is wrong in the data of people, units and letters. */
  'data-quality:read': { ADMIN: 'ALL', UNIT_HR: 'UNIT', AUDITOR: 'ALL' },
  /** A team (tim kerja) belongs to the unit that has set it up; own are those that somebody is in. */
  'work-team:read': { ADMIN: 'ALL', UNIT_HR: ['OWN', 'UNIT'], EMPLOYEE: 'OWN', AUDITOR: 'ALL' },
  'work-team:manage': { ADMIN: 'ALL', UNIT_HR: 'UNIT' },
  /** A condition of the performance tree belongs to the unit that carries it. */
  'performance-tree:manage': { ADMIN: 'ALL', UNIT_HR: 'UNIT' },
  /** The agreement of a unit (Perjanjian Kinerja) belongs to the unit. */
  'unit-agreement:manage': { ADMIN: 'ALL', UNIT_HR: 'UNIT' },
  /** Criteria belong to the unit for which they are made. */
  'criteria:manage': { ADMIN: 'ALL', UNIT_HR: 'UNIT' },
  /** Who has acknowledged criteria, and who has not. */
  'criteria-acknowledgement:read': { ADMIN: 'ALL', UNIT_HR: 'UNIT', AUDITOR: 'ALL' },
  /** How satisfied citizens are is surveyed by the unit that serves them, or by its machines. */
  'satisfaction:report': { ADMIN: 'ALL', UNIT_HR: 'UNIT', SERVICE: 'ALL' },
  /** A result of the library belongs to the unit that keeps it; it is handed out to people within reach. */
  'library-result:manage': { ADMIN: 'ALL', UNIT_HR: 'UNIT' },
  /** For whom a result of the library was handed out, and what became of it. */
  'library-distribution:read': { ADMIN: 'ALL', UNIT_HR: 'UNIT', AUDITOR: 'ALL' },
  /** For whom drafts of a year were prepared, and who got none. */
  'work-plan-draft:read': { ADMIN: 'ALL', UNIT_HR: 'UNIT', AUDITOR: 'ALL' },
  'team:read': { EMPLOYEE: 'SUBORDINATES' },
  'work-plan:read': { ...READERS, EMPLOYEE: ['OWN', 'SUBORDINATES', 'DUTY', 'ESCALATED', 'EXAMINES'] },
  /** What of a closed plan goes on in that of a successor. */
  'handover:read': { ...READERS, EMPLOYEE: ['OWN', 'SUBORDINATES', 'DUTY', 'ESCALATED', 'SUCCESSOR'] },
  'work-plan:write': { EMPLOYEE: 'OWN' },
  'work-plan:decide': { EMPLOYEE: ['SUBORDINATES', 'ESCALATED'] },
  /** Whether evidence fits: whoever appraises today, of a closed plan whoever evaluates it. */
  'work-plan:assess': { EMPLOYEE: ['SUBORDINATES', 'DUTY'] },
  /** Values that systems measure for the indicators of somebody's plan. */
  'measurement:report': { SERVICE: 'ALL' },
  /** What somebody wrote of his days: also for who appraised him then. Machines have no use for it. */
  'daily-log:read': {
    ADMIN: 'ALL',
    UNIT_HR: ['OWN', 'UNIT'],
    EMPLOYEE: ['OWN', 'SUBORDINATES', 'ON_DAY'],
    AUDITOR: 'ALL',
  },
  'daily-log:write': { EMPLOYEE: 'OWN' },
  'daily-log:note': { EMPLOYEE: ['SUBORDINATES', 'ON_DAY'] },
  /** A change of an active plan is begun by either of both; the rest follows the lines above. */
  'work-plan:revise': { EMPLOYEE: ['OWN', 'SUBORDINATES'] },
  /** What is said over a plan, and putting it before the superior. */
  'work-plan:discuss': { EMPLOYEE: ['OWN', 'SUBORDINATES', 'DUTY', 'ESCALATED'] },
  /** A plan ends with the post; what the record does not tell by itself, the managers do. */
  'work-plan:close': { ADMIN: 'ALL', UNIT_HR: 'UNIT' },
  /** Drafts for many people from their plans of the year before. */
  'work-plan:prepare': { ADMIN: 'ALL', UNIT_HR: 'UNIT' },
  /** Taking a plan out of the world, bringing it back, handing its evaluation to somebody else. */
  'work-plan:manage': { ADMIN: 'ALL' },
  'appraisal:read': READERS_OF_APPRAISALS,
  'appraisal:open': { EMPLOYEE: ['OWN', 'SUBORDINATES', 'DUTY'] },
  'appraisal:write': { EMPLOYEE: 'OWN' },
  'appraisal:decide': { EMPLOYEE: ['SUBORDINATES', 'DUTY'] },
  /** Who of the appraisers has a certificate; the figures of a practice are the appraiser's own. */
  'appraiser-certification:read': { ADMIN: 'ALL', UNIT_HR: 'UNIT', AUDITOR: 'ALL' },
  /** What other rules would make of published results; nothing comes of it. */
  'appraisal-simulation:run': { ADMIN: 'ALL', UNIT_HR: 'UNIT' },
  /** A talk over a published result is asked for, and noted, by either of both. */
  'appraisal:talk': { EMPLOYEE: ['OWN', 'SUBORDINATES', 'DUTY'] },
  /** Everything of a time that was rated, at once. */
  'appraisal:publish': { ADMIN: 'ALL', UNIT_HR: 'UNIT' },
  'appraisal:object': { EMPLOYEE: 'OWN' },
  /** What a court or an authority rules of a published appraisal. */
  'appraisal:void': { ADMIN: 'ALL' },
  /** An objection with all that was said of it: for both sides, the examiner, and who sees that everything goes by the rules. */
  'objection:read': {
    ADMIN: 'ALL',
    UNIT_HR: ['OWN', 'UNIT'],
    EMPLOYEE: ['OWN', 'SIGNED', 'EXAMINES'],
    AUDITOR: 'ALL',
  },
  'objection:withdraw': { EMPLOYEE: 'OWN' },
  'objection:explain': { EMPLOYEE: ['OWN', 'SIGNED'] },
  'objection:examine': { EMPLOYEE: 'EXAMINES' },
  'objection:appoint': { ADMIN: 'ALL' },
  /** How well a unit did belongs to the unit. */
  'organisation-performance:manage': { ADMIN: 'ALL', UNIT_HR: 'UNIT' },
  /** Figures of a unit, its charts and its board: for its leaders and those who care for it. */
  'board:read': { ADMIN: 'ALL', UNIT_HR: 'UNIT', EMPLOYEE: 'LED', AUDITOR: 'ALL' },
  /** How the predicates of a unit are spread: for its leaders and those who care for it, never for those who are rated. */
  'distribution:read': { ADMIN: 'ALL', UNIT_HR: 'UNIT', EMPLOYEE: 'LED', AUDITOR: 'ALL' },
  'distribution:justify': { ADMIN: 'ALL', UNIT_HR: 'UNIT', EMPLOYEE: 'LED' },
  /** A calibration belongs to the unit whose ratings it looks at. */
  'calibration:read': { ADMIN: 'ALL', UNIT_HR: 'UNIT', EMPLOYEE: ['LED', 'SEATED'], AUDITOR: 'ALL' },
  'calibration:manage': { ADMIN: 'ALL', UNIT_HR: 'UNIT' },
  'calibration:speak': { ADMIN: 'ALL', UNIT_HR: 'UNIT', EMPLOYEE: ['LED', 'SEATED'] },
  /** Only leaders change ratings; whom they may not judge is a rule of the field (CB-3). */
  'calibration:lead': { EMPLOYEE: 'LED' },
  /** Plans and appraisals as they were when their appraiser signed them; he keeps his copy, whoever appraises today. */
  'signed-copy:read': {
    ADMIN: 'ALL',
    UNIT_HR: ['OWN', 'UNIT'],
    EMPLOYEE: ['OWN', 'SUBORDINATES', 'SIGNED'],
    AUDITOR: 'ALL',
  },
  /** A round of reviews (360°) belongs to the unit whose people are reviewed. */
  'review-round:read': { ADMIN: 'ALL', UNIT_HR: 'UNIT', AUDITOR: 'ALL' },
  'review-round:manage': { ADMIN: 'ALL', UNIT_HR: 'UNIT' },
  /** Whom the rules propose to review somebody: for the appraiser alone, while it can be adjusted. Never for who is reviewed. */
  'review-proposal:read': { EMPLOYEE: 'SUBORDINATES' },
  'review-proposal:adjust': { EMPLOYEE: ['OWN', 'SUBORDINATES'] },
  /** What was said of somebody. Managers of units see it only where the policy of reviews says so. */
  'review-result:read': { ADMIN: 'ALL', UNIT_HR: 'OWN', EMPLOYEE: ['OWN', 'SUBORDINATES'], AUDITOR: 'ALL' },
  'unit-review-result:read': { UNIT_HR: 'UNIT' },
  /** Documents of many people in one archive belong to the unit whose people they are about. */
  'document-batch:read': { ADMIN: 'ALL', UNIT_HR: 'UNIT', AUDITOR: 'ALL' },
  'document-batch:manage': { ADMIN: 'ALL', UNIT_HR: 'UNIT' },
  /** The recap of a unit by name. */
  'recap-document:read': { ADMIN: 'ALL', UNIT_HR: 'UNIT', AUDITOR: 'ALL' },
  /** Fairness figures of an appraiser, once it is others' turn (FA-13). */
  'fairness:read': { ADMIN: 'ALL', UNIT_HR: 'UNIT', AUDITOR: 'ALL' },
  /** The accounts of people, as an identity system sees and keeps them (SCIM). */
  'scim-user:read': { SERVICE: 'ALL' },
  'scim-user:manage': { SERVICE: 'ALL' },
} as const satisfies Policy<PersonRelation>;

/** What belongs to an account. Nobody decides about his own: its roles, its being reset or disabled. */
export const OF_ACCOUNTS = {
  'session:own': { ADMIN: 'OWN', UNIT_HR: 'OWN', EMPLOYEE: 'OWN', AUDITOR: 'OWN' },
  'credential:own': { ADMIN: 'OWN', UNIT_HR: 'OWN', EMPLOYEE: 'OWN', AUDITOR: 'OWN' },
  'access-log:own': { ADMIN: 'OWN', UNIT_HR: 'OWN', EMPLOYEE: 'OWN', AUDITOR: 'OWN' },
  /** What somebody was told, and what he has read of it. */
  'notification:own': { ADMIN: 'OWN', UNIT_HR: 'OWN', EMPLOYEE: 'OWN', AUDITOR: 'OWN' },
  /** What waits for somebody himself; what an office has to do is no duty of one person. */
  'duty:own': { EMPLOYEE: 'OWN' },
  /** A question about the work of another belongs to whoever is asked. */
  'feedback-request:answer': { EMPLOYEE: 'OWN' },
  /** An invitation to review somebody belongs to whoever is invited. */
  'review-invitation:answer': { EMPLOYEE: 'OWN' },
  /** The course of appraisers, and what somebody's practice came to. */
  'certification:take': { EMPLOYEE: 'OWN' },
  /** A file that is on its way to become evidence belongs to whoever sends it. */
  'evidence-upload:send': { EMPLOYEE: 'OWN' },
  /** What somebody's own ratings look like beside those of others. */
  'fairness:own': { EMPLOYEE: 'OWN' },
  'own-data:read': { ADMIN: 'OWN', UNIT_HR: 'OWN', EMPLOYEE: 'OWN', AUDITOR: 'OWN' },
  'account:read': { ADMIN: 'ALL', AUDITOR: 'ALL' },
  'account:manage': { ADMIN: 'ALL' },
  'account:decide': { ADMIN: 'OTHERS' },
  'service:own': { SERVICE: 'OWN' },
  'job:read': { ADMIN: 'ALL', UNIT_HR: 'OWN', EMPLOYEE: 'OWN', AUDITOR: 'ALL', SERVICE: 'OWN' },
  'job:retry': { ADMIN: 'ALL' },
} as const satisfies Policy<AccountRelation>;

/** What belongs to nobody in particular: whoever has the permission reaches all. */
export const OF_NOBODY = {
  'audit:read': ['ADMIN', 'AUDITOR'],
  /** What the government wants to reach is known to all who work for it. */
  'performance-tree:read': ['ADMIN', 'UNIT_HR', 'EMPLOYEE', 'AUDITOR', 'SERVICE'],
  /** What a unit has promised is known to all, too. */
  'unit-agreement:read': ['ADMIN', 'UNIT_HR', 'EMPLOYEE', 'AUDITOR', 'SERVICE'],
  /** Who signs for a unit is a rule of the field (CA-13): not of his role. */
  'unit-agreement:sign': ['EMPLOYEE'],
  'unit-agreement:record': ['ADMIN'],
  /** By what people are rated is known to all beforehand. */
  'criteria:read': ['ADMIN', 'UNIT_HR', 'EMPLOYEE', 'AUDITOR', 'SERVICE'],
  /** Of whose unit it is, is a rule of the field (CR-3): not of a role. */
  'criteria-consultation:read': ['ADMIN', 'UNIT_HR', 'EMPLOYEE', 'AUDITOR'],
  'criteria:discuss': ['EMPLOYEE'],
  /** Satisfaction indices are published by law (PermenPANRB 14/2017). */
  'satisfaction:read': ['ADMIN', 'UNIT_HR', 'EMPLOYEE', 'AUDITOR', 'SERVICE'],
  /** What was set of a unit is printed on the appraisals of its people, so all may know it. */
  'organisation-performance:read': ['ADMIN', 'UNIT_HR', 'EMPLOYEE', 'AUDITOR', 'SERVICE'],
  /** Who leads the organisation above is a rule of the field (OP-3): not of his role. */
  'organisation-performance:set': ['EMPLOYEE'],
  'organisation-performance:record': ['ADMIN'],
  /** Good results are there for everybody to take up. */
  'library-result:read': ['ADMIN', 'UNIT_HR', 'EMPLOYEE', 'AUDITOR', 'SERVICE'],
  /** By which questions people are reviewed is known to all who review and are reviewed. */
  'review-questionnaire:read': ['ADMIN', 'UNIT_HR', 'EMPLOYEE', 'AUDITOR'],
  'review-questionnaire:manage': ['ADMIN'],
  /** To whom somebody may give feedback is a rule of the field (FB-1): not of his role. */
  'feedback:give': ['EMPLOYEE'],
  /** Whom somebody leads in a team is a rule of the field (AP-15): not of his role. */
  'recommendation:give': ['EMPLOYEE'],
  /** Analyses of fairness: that there are some, how groups differ in the whole government, and asking for one. */
  'fairness-analysis:read': ['ADMIN', 'UNIT_HR', 'AUDITOR'],
  'fairness-difference:read': ['ADMIN', 'AUDITOR'],
  'fairness:run': ['ADMIN'],
  /** How long data of people are kept, who is held from erasure, and who is due. */
  'retention:read': ['ADMIN', 'AUDITOR'],
  'retention:manage': ['ADMIN'],
  'schedule:read': ['ADMIN', 'AUDITOR'],
  'service-account:read': ['ADMIN', 'AUDITOR'],
  'service-account:manage': ['ADMIN'],
  'import:run': ['ADMIN', 'SERVICE'],
  'import:undo': ['ADMIN'],
  'import:read': ['ADMIN', 'AUDITOR', 'SERVICE'],
  'org-unit:read': ['ADMIN', 'UNIT_HR', 'EMPLOYEE', 'AUDITOR', 'SERVICE'],
  'org-unit:manage': ['ADMIN'],
  'chain-rule:read': ['ADMIN', 'UNIT_HR', 'AUDITOR'],
  'chain-rule:manage': ['ADMIN'],
  'reference:read': ['ADMIN', 'UNIT_HR', 'EMPLOYEE', 'AUDITOR', 'SERVICE'],
  'reference:manage': ['ADMIN'],
  'calendar:read': ['ADMIN', 'UNIT_HR', 'EMPLOYEE', 'AUDITOR', 'SERVICE'],
  'calendar:manage': ['ADMIN'],
  'period:read': ['ADMIN', 'UNIT_HR', 'EMPLOYEE', 'AUDITOR', 'SERVICE'],
  'period:manage': ['ADMIN'],
  /** Figures of the whole government; its head reads them as the board of the unit that he leads. */
  'government-board:read': ['ADMIN', 'AUDITOR'],
  /** Making figures of a finished year public is for good. */
  'public-figures:publish': ['ADMIN'],
  'webhook:read': ['ADMIN', 'AUDITOR'],
  'webhook:manage': ['ADMIN'],
  /** What can be done by SCIM, and the roles as its groups. */
  'scim:read': ['SERVICE'],
  'scim-group:manage': ['SERVICE'],
} as const satisfies Record<string, readonly RoleName[]>;
