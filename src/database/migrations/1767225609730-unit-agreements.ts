import { tablesMigration } from '../../kernel/database/tables.js';

/** What units are to reach in a year, signed by both sides. Source: rules.md CA-13, CA-14. */
export const UnitAgreements1767225609730 = tablesMigration('UnitAgreements1767225609730', {
  unit_agreement: [
    `id id, unitId ref(org_unit), performancePeriodId ref(performance_period), edition integer, status text(12), reason text(1000)?,
      budget longText, nodes longText?, unitName text(300)?, firstPartyId ref(employee)?, firstSignedAt instant?, firstSnapshot longText?,
      secondPartyId ref(employee)?, secondSignedAt instant?, secondSnapshot longText?, letterNumber text(100)?, letterOn day?,
      treeChangedAt instant?, createdAt instant, updatedAt instant, version integer`,
    'unique unitId performancePeriodId edition',
    'performancePeriodId status',
    'firstPartyId',
    'secondPartyId',
  ],
});
