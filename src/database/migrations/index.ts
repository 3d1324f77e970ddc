import type { MigrationInterface } from 'typeorm';
import { Kernel1767225600000 } from './1767225600000-kernel.js';
import { Identity1767225600300 } from './1767225600300-identity.js';
import { People1767225601000 } from './1767225601000-people.js';
import { Performance1767225602000 } from './1767225602000-performance.js';
import { Imports1767225603000 } from './1767225603000-imports.js';
import { Audit1767225604100 } from './1767225604100-audit.js';
import { Credentials1767225604200 } from './1767225604200-credentials.js';
import { Schedules1767225604400 } from './1767225604400-schedules.js';
import { Webhooks1767225604500 } from './1767225604500-webhooks.js';
import { WebhookLock1767225604600 } from './1767225604600-webhook-lock.js';
import { ServiceAccounts1767225604700 } from './1767225604700-service-accounts.js';
import { JobTraces1767225604800 } from './1767225604800-job-traces.js';
import { DatedUnits1767225605100 } from './1767225605100-dated-units.js';
import { Positions1767225605200 } from './1767225605200-positions.js';
import { References1767225605300 } from './1767225605300-references.js';
import { WorkingCalendar1767225605400 } from './1767225605400-working-calendar.js';
import { ChainOfAppraisal1767225606000 } from './1767225606000-chain-of-appraisal.js';
import { ImportRuns1767225607100 } from './1767225607100-import-runs.js';
import { ImportFiles1767225607200 } from './1767225607200-import-files.js';
import { Scim1767225607300 } from './1767225607300-scim.js';
import { NameIndex1767225607400 } from './1767225607400-name-index.js';
import { PersonalData1767225607500 } from './1767225607500-personal-data.js';
import { DataQuality1767225607600 } from './1767225607600-data-quality.js';
import { PeopleShown1767225607700 } from './1767225607700-people-shown.js';
import { SignedCopies1767225607800 } from './1767225607800-signed-copies.js';
import { NamesOfTeams1767225607900 } from './1767225607900-names-of-teams.js';
import { EndOfService1767225607910 } from './1767225607910-end-of-service.js';
import { HeadsOfUnits1767225608000 } from './1767225608000-heads-of-units.js';
import { PlanForms1767225608100 } from './1767225608100-plan-forms.js';
import { PlanAnnexes1767225608200 } from './1767225608200-plan-annexes.js';
import { FindingExceptions1767225608300 } from './1767225608300-finding-exceptions.js';
import { EndsOfImports1767225608320 } from './1767225608320-ends-of-imports.js';
import { ClosedPlans1767225608400 } from './1767225608400-closed-plans.js';
import { PlanRevisions1767225608500 } from './1767225608500-plan-revisions.js';
import { PlanDialogue1767225608550 } from './1767225608550-plan-dialogue.js';
import { Notifications1767225608700 } from './1767225608700-notifications.js';
import { NotificationMail1767225608710 } from './1767225608710-notification-mail.js';
import { Cascade1767225608800 } from './1767225608800-cascade.js';
import { Evidence1767225608900 } from './1767225608900-evidence.js';
import { Monitoring1767225609000 } from './1767225609000-monitoring.js';
import { Feedback1767225609100 } from './1767225609100-feedback.js';
import { PlanDeadlines1767225609200 } from './1767225609200-plan-deadlines.js';
import { EntryDeadlines1767225609300 } from './1767225609300-entry-deadlines.js';
import { AcknowledgedAt1767225609310 } from './1767225609310-acknowledged-at.js';
import { ResultLibrary1767225609400 } from './1767225609400-library.js';
import { LibraryDistributions1767225609410 } from './1767225609410-library-distributions.js';
import { CopiedResults1767225609450 } from './1767225609450-copied-results.js';
import { NotificationPreferences1767225609500 } from './1767225609500-notification-preferences.js';
import { NotificationDeliveries1767225609510 } from './1767225609510-notification-deliveries.js';
import { DailyLog1767225609600 } from './1767225609600-daily-log.js';
import { EarlyWarning1767225609610 } from './1767225609610-early-warning.js';
import { AnswerDeadlines1767225609700 } from './1767225609700-answer-deadlines.js';
import { Handovers1767225609720 } from './1767225609720-handovers.js';
import { UnitAgreements1767225609730 } from './1767225609730-unit-agreements.js';
import { EvidenceScans1767225609750 } from './1767225609750-evidence-scans.js';
import { PlanDrafts1767225609760 } from './1767225609760-plan-drafts.js';
import { Reviews1767225609800 } from './1767225609800-reviews.js';
import { Criteria1767225609820 } from './1767225609820-criteria.js';
import { Satisfaction1767225609825 } from './1767225609825-satisfaction.js';
import { Ratings1767225609840 } from './1767225609840-ratings.js';
import { OrganisationPerformance1767225609860 } from './1767225609860-organisation-performance.js';
import { Distribution1767225609861 } from './1767225609861-distribution.js';
import { Calibration1767225609862 } from './1767225609862-calibration.js';
import { Objections1767225609880 } from './1767225609880-objections.js';
import { EvidenceHolds1767225609885 } from './1767225609885-evidence-holds.js';
import { ScanTries1767225609890 } from './1767225609890-scan-tries.js';
import { RatingInputs1767225609895 } from './1767225609895-rating-inputs.js';
import { SeedsOfRounds1767225609897 } from './1767225609897-seeds-of-rounds.js';
import { AnswersOfGroups1767225609898 } from './1767225609898-answers-of-groups.js';
import { KindsOfNotifications1767225609899 } from './1767225609899-kinds-of-notifications.js';
import { ObjectionTerms1767225609900 } from './1767225609900-objection-terms.js';
import { Explanations1767225609905 } from './1767225609905-explanations.js';
import { Certification1767225609907 } from './1767225609907-certification.js';
import { Fairness1767225609910 } from './1767225609910-fairness.js';
import { Documents1767225609940 } from './1767225609940-documents.js';
import { FiguresPolicy1767225609960 } from './1767225609960-figures-policy.js';
import { ListedHints1767225609965 } from './1767225609965-listed-hints.js';
import { DocumentFiles1767225609975 } from './1767225609975-document-files.js';

/** Every migration, oldest first. A released one is never edited. */
export const migrations: (new () => MigrationInterface)[] = [
  Kernel1767225600000,
  Identity1767225600300,
  People1767225601000,
  Performance1767225602000,
  Imports1767225603000,
  Audit1767225604100,
  Credentials1767225604200,
  Schedules1767225604400,
  Webhooks1767225604500,
  WebhookLock1767225604600,
  ServiceAccounts1767225604700,
  JobTraces1767225604800,
  DatedUnits1767225605100,
  Positions1767225605200,
  References1767225605300,
  WorkingCalendar1767225605400,
  ChainOfAppraisal1767225606000,
  ImportRuns1767225607100,
  ImportFiles1767225607200,
  Scim1767225607300,
  NameIndex1767225607400,
  PersonalData1767225607500,
  DataQuality1767225607600,
  PeopleShown1767225607700,
  SignedCopies1767225607800,
  NamesOfTeams1767225607900,
  EndOfService1767225607910,
  HeadsOfUnits1767225608000,
  PlanForms1767225608100,
  PlanAnnexes1767225608200,
  FindingExceptions1767225608300,
  EndsOfImports1767225608320,
  ClosedPlans1767225608400,
  PlanRevisions1767225608500,
  PlanDialogue1767225608550,
  Notifications1767225608700,
  NotificationMail1767225608710,
  Cascade1767225608800,
  Evidence1767225608900,
  Monitoring1767225609000,
  Feedback1767225609100,
  PlanDeadlines1767225609200,
  EntryDeadlines1767225609300,
  AcknowledgedAt1767225609310,
  ResultLibrary1767225609400,
  LibraryDistributions1767225609410,
  CopiedResults1767225609450,
  NotificationPreferences1767225609500,
  NotificationDeliveries1767225609510,
  DailyLog1767225609600,
  EarlyWarning1767225609610,
  AnswerDeadlines1767225609700,
  Handovers1767225609720,
  UnitAgreements1767225609730,
  EvidenceScans1767225609750,
  PlanDrafts1767225609760,
  Reviews1767225609800,
  Criteria1767225609820,
  Satisfaction1767225609825,
  Ratings1767225609840,
  OrganisationPerformance1767225609860,
  Distribution1767225609861,
  Calibration1767225609862,
  Objections1767225609880,
  EvidenceHolds1767225609885,
  ScanTries1767225609890,
  RatingInputs1767225609895,
  SeedsOfRounds1767225609897,
  AnswersOfGroups1767225609898,
  KindsOfNotifications1767225609899,
  ObjectionTerms1767225609900,
  Explanations1767225609905,
  Certification1767225609907,
  Fairness1767225609910,
  Documents1767225609940,
  FiguresPolicy1767225609960,
  ListedHints1767225609965,
  DocumentFiles1767225609975,
];
