import { kept, type PersonalData } from '../../kernel/personal-data/personal-data.js';

/** What organization keeps of people. */
export const ORGANIZATION_DATA: PersonalData = {
  module: 'organization',
  tables: {
    org_unit: {
      about: {
        id: 'Unit, dengan PNS ID pemimpinnya menurut SIASN',
        en: 'Units, with the PNS ID of their head in SIASN',
      },
      of: 'EMPLOYEE',
      by: [],
      ground: 'LEGAL_DUTY',
      readers: 'org-unit:read',
      retention: 'PERSON',
      excluded: {
        id: 'Jabatan Anda ada di bagian jabatan; PNS ID pemimpin hanya untuk mencocokkan impor, dan dihapus bersama orangnya.',
        en: 'Your posts stand in the section of posts; the PNS ID of a head only matches imports, and goes with the person.',
      },
      groups: [
        kept(
          'headExternalId',
          'Menentukan pemimpin unit saat impor',
          'Telling who heads the unit when people are imported',
          {
            withheld: { id: 'Hanya untuk mencocokkan impor.', en: 'Only matches imports.' },
            erasure: 'NULL',
          },
        ),
        kept(
          `id name nameKey parentId headPostTitle echelonCode isSecretariat externalId type validFrom validUntil lastSeenAt
            lastSeenRunId missedRuns`,
          'Susunan unit, bukan tentang orang',
          'The units, about nobody',
        ),
      ],
    },
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
  nothingIn: `org_unit_period org_unit_ancestor org_unit_lock org_unit_reorganisation_line position reference_item
    calendar_day calendar_policy work_week`,
};
