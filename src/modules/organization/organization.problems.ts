import { defineProblems } from '../../kernel/errors/domain-error.js';

/** What can be refused about units and posts. */
export const organizationProblems = defineProblems('ORGANIZATION', {
  UNIT_UNKNOWN: [
    'invalid',
    ['Unit tidak dikenal', 'Unit kerja {unitId} tidak ada; pilih dari GET /org-units.'],
    ['Unknown unit', 'There is no unit {unitId}; choose one from GET /org-units.'],
  ],
  UNIT_ABSENT: [
    'invalid',
    [
      'Unit tidak ada pada tanggal itu',
      'Pada {day} unit {name} tidak ada; pilih tanggal atau unit lain, lihat GET /org-units/{id}/periods.',
    ],
    [
      'The unit is not there on that day',
      'On {day} there is no unit {name}; choose another day or unit, see GET /org-units/{id}/periods.',
    ],
  ],
  ROOT_EXISTS: [
    'conflict',
    ['Akar sudah ada', 'Hanya satu unit boleh tanpa induk pada satu hari; isi parentId.'],
    ['There is a root already', 'Only one unit may have no parent on a day; give parentId.'],
  ],
  SECOND_ROOT: [
    'invalid',
    [
      'Dua unit tanpa induk',
      'Unit puncak sudah ada ({name}) dan berkas ini membawa yang lain; periksa lagi berkasnya.',
    ],
    [
      'Two units without parent',
      'There is a topmost unit ({name}) and this file brings another; check the file again.',
    ],
  ],
  CYCLE: [
    'invalid',
    [
      'Pohon unit melingkar',
      'Dengan perubahan ini unit {name} berada di bawah dirinya sendiri mulai {day}; pilih induk lain.',
    ],
    ['Cycle in the tree', 'With this change the unit {name} stands below itself from {day} on; choose another parent.'],
  ],
  PARENT_ABSENT: [
    'invalid',
    [
      'Induk tidak ada pada tanggal itu',
      'Pada {day} induk {parentName} dari unit {name} tidak ada; pindahkan dahulu unit itu atau ubah tanggalnya.',
    ],
    [
      'The unit above is not there',
      'On {day} the unit {parentName} above {name} is not there; move that unit first or change the day.',
    ],
  ],
  PARENT_CLOSED: [
    'invalid',
    [
      'Induk sudah ditutup',
      'Unit {name} dalam berkas berada di bawah {parentName} yang sudah ditutup; perbaiki berkas atau buka lagi unit itu.',
    ],
    [
      'The unit above is closed',
      'The unit {name} of the file stands below {parentName}, which is closed; mend the file or open that unit again.',
    ],
  ],
  DAYS_REVERSED: [
    'invalid',
    ['Rentang terbalik', 'Hari terakhir harus pada atau setelah hari pertama dan perubahan terakhir; lihat errors.'],
    ['Days reversed', 'The last day must not be before the first day or the last change; see errors.'],
  ],
  UNIT_CLOSED: [
    'conflict',
    [
      'Unit sudah ditutup',
      'Unit ini ditutup dengan hari terakhir {validUntil}; ubah hari itu dengan PATCH /org-units/{id}.',
    ],
    ['The unit is closed', 'The last day of this unit is {validUntil}; change that day by PATCH /org-units/{id}.'],
  ],
  UNIT_HAS_POSTS: [
    'conflict',
    [
      'Masih ada pegawai',
      '{count} penugasan di unit ini berlangsung di luar masa unit yang baru; akhiri atau pindahkan dahulu, atau pakai POST /org-unit-reorganisations.',
    ],
    [
      'People hold posts there',
      '{count} post(s) of people in this unit lie outside these days; end or move them first, or use POST /org-unit-reorganisations.',
    ],
  ],
  TYPE_UNKNOWN: [
    'invalid',
    ['Jenis unit tidak dikenal', 'Pilih jenis dari GET /references/jenis-unit yang berlaku pada tanggal itu.'],
    ['Unknown type of unit', 'Choose a type from GET /references/jenis-unit that is in force on that day.'],
  ],
  POSITION_EXISTS: [
    'conflict',
    ['Jabatan sudah ada', 'Unit ini sudah mempunyai jabatan dengan jenis dan nama itu pada hari-hari itu.'],
    ['The post exists', 'This unit has a post of that kind and title on those days already.'],
  ],
  POSITION_UNKNOWN: [
    'invalid',
    ['Jabatan tidak dikenal', 'Jabatan {positionId} tidak ada pada unit ini; pilih dari GET /positions?unitId=….'],
    ['Unknown post', 'There is no post {positionId} in this unit; choose one from GET /positions?unitId=….'],
  ],
  POSITION_UNSOUND: [
    'invalid',
    ['Isian jabatan tidak cocok', 'Ada isian jabatan yang tidak cocok satu sama lain; lihat daftar errors.'],
    ['The post does not fit together', 'Some values of the post do not fit each other; see the list errors.'],
  ],
  POSITION_ABSENT: [
    'invalid',
    [
      'Jabatan tidak ada pada hari-hari itu',
      'Jabatan ini hanya ada dari {validFrom} sampai {validUntil}; sesuaikan tanggal penugasan.',
    ],
    ['The post is not there then', 'This post is there only from {validFrom} to {validUntil}; adapt the days.'],
  ],
  POSITION_HELD: [
    'conflict',
    [
      'Jabatan masih diduduki',
      '{count} penugasan pada jabatan ini berada di luar rentang itu; akhiri atau pindahkan dahulu.',
    ],
    ['The post is held', '{count} post(s) of people in it lie outside these days; end or move them first.'],
  ],
  REORGANISATION_UNSOUND: [
    'invalid',
    ['Penataan tidak dapat dilakukan', 'Ada baris penataan yang tidak dapat dilakukan; lihat daftar errors.'],
    ['The reorganisation cannot be done', 'Some lines of the reorganisation cannot be done; see the list errors.'],
  ],
});
