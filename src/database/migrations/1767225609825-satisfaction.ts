import { tablesMigration } from '../../kernel/database/tables.js';

/** What citizens said of services of units. Source: rules.md SK-1 to SK-5. */
export const Satisfaction1767225609825 = tablesMigration('Satisfaction1767225609825', {
  satisfaction_survey: [
    `id id, unitId ref(org_unit), serviceName text(200), serviceKey text(200), startsOn day, endsOn day, respondents integer, elements longText,
      indexHundredths integer, source text(12), createdAt instant, updatedAt instant, version integer`,
    'unique unitId serviceKey startsOn',
    'endsOn id',
  ],
});
