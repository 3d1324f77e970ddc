import { defineProblems } from '../../kernel/errors/domain-error.js';

/** What can be refused about units and posts. */
export const organizationProblems = defineProblems('ORGANIZATION', {
  UNIT_UNKNOWN: [
    'invalid',
    ['Unit tidak dikenal', 'Unit kerja {unitId} tidak ada; pilih dari GET /org-units.'],
    ['Unknown unit', 'There is no unit {unitId}; choose one from GET /org-units.'],
  ],
  ROOT_EXISTS: [
    'conflict',
    ['Akar sudah ada', 'Hanya satu unit boleh tanpa induk; isi parentId.'],
    ['There is a root already', 'Only one unit may have no parent; give parentId.'],
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
      'Dengan perubahan ini sebuah unit berada di bawah dirinya sendiri; periksa lagi berkasnya.',
    ],
    ['Cycle in the tree', 'With this change a unit would stand below itself; check the file again.'],
  ],
  POSITION_EXISTS: [
    'conflict',
    ['Jabatan sudah ada', 'Unit ini sudah mempunyai jabatan dengan jenis dan nama itu.'],
    ['The post exists', 'This unit has a post of that kind and title already.'],
  ],
  POSITION_UNKNOWN: [
    'invalid',
    ['Jabatan tidak dikenal', 'Jabatan {positionId} tidak ada pada unit ini; pilih dari GET /positions?unitId=….'],
    ['Unknown post', 'There is no post {positionId} in this unit; choose one from GET /positions?unitId=….'],
  ],
});
