import { kept, type PersonalData } from '../../kernel/personal-data/personal-data.js';

/** What organization keeps of people. */
export const ORGANIZATION_DATA: PersonalData = {
  module: 'organization',
  tables: {
    org_unit_reorganisation: {
      about: { id: 'Penataan unit yang dicatat seseorang', en: 'Reorganisations that somebody has recorded' },
      of: 'ACCOUNT',
      by: ['createdByAccountId'],
      ground: 'LEGAL_DUTY',
      readers: 'org-unit:read',
      retention: 'PERSON',
      groups: [
        kept(
          'id kind effectiveOn letterNumber letterOn reason movedPeople endedPeople createdByAccountId',
          'Dasar perubahan susunan unit dan siapa yang mencatatnya',
          'What a change of units rests on, and who recorded it',
        ),
      ],
    },
  },
  nothingIn: `org_unit org_unit_period org_unit_ancestor org_unit_lock org_unit_reorganisation_line position reference_item
    calendar_day calendar_policy work_week`,
};
