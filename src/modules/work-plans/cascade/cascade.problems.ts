import { defineProblems } from '../../../kernel/errors/domain-error.js';

/** What can be refused about the performance tree and the links of results. */
export const cascadeProblems = defineProblems('CASCADE', {
  NOT_YOUR_NODE: [
    'forbidden',
    ['Bukan unit dalam kelolaan Anda', 'Pohon kinerja unit ini dikelola oleh BKPSDM dan pengelola kinerja unitnya.'],
    ['No unit in your care', 'The tree of this unit is kept by the HR office (BKPSDM) and its performance manager.'],
  ],
  UNIT_UNKNOWN: [
    'invalid',
    ['Unit tidak dapat dipilih', 'Pilih unit yang kinerjanya Anda kelola.'],
    ['Unit cannot be chosen', 'Choose a unit whose performance you manage.'],
  ],
  PERIOD_UNKNOWN: [
    'invalid',
    ['Tahun kinerja tidak dikenal', 'Tidak ada tahun kinerja dengan id itu.'],
    ['Unknown performance year', 'There is no performance year with that id.'],
  ],
  PARENT_UNKNOWN: [
    'invalid',
    ['Simpul atas tidak dikenal', 'Pohon kinerja tahun ini tidak mempunyai simpul itu.'],
    ['Unknown parent', 'The performance tree of this year has no such node.'],
  ],
  LEVEL_UPSIDE_DOWN: [
    'invalid',
    ['Tingkat terbalik', 'Kondisi {level} tidak dapat berada di bawah {parent}; tingkat tetap atau turun.'],
    ['Level upside down', 'A condition of {level} cannot stand below {parent}: levels stay or go down.'],
  ],
  CIRCLE: [
    'conflict',
    ['Rantai melingkar', 'Dengan kaitan ini rantai kinerja kembali ke dirinya sendiri; pilih yang lain.'],
    ['Circle', 'With this link the chain would come back to itself; choose another.'],
  ],
  NODE_IN_USE: [
    'conflict',
    [
      'Simpul masih dipakai',
      'Masih ada {children} simpul di bawahnya dan {results} hasil kerja yang dikaitkan; pindahkan dahulu.',
    ],
    ['Node in use', 'There are still {children} nodes below it and {results} results linked to it; move them first.'],
  ],
  TREE_TOO_DEEP: [
    'conflict',
    ['Pohon terlalu dalam', 'Pohon kinerja mempunyai paling banyak {limit} tingkat.'],
    ['Tree too deep', 'A performance tree has at most {limit} levels.'],
  ],
  ONE_LINK: [
    'invalid',
    ['Satu kaitan saja', 'Kaitkan dengan hasil kerja pimpinan atau dengan simpul pohon kinerja, tidak keduanya.'],
    ['One link only', 'Link to a result of the leader or to a node of the tree, not to both.'],
  ],
  LEADER_RESULT_UNKNOWN: [
    'invalid',
    [
      'Hasil kerja pimpinan tidak dapat dipilih',
      'Pilih hasil kerja dari SKP yang sudah disetujui milik pejabat penilai atau ketua tim Anda: GET /work-plans/{plan}/leader-results. Bila pimpinan belum siap, kaitkan dengan simpul pohon kinerja atau susulkan.',
    ],
    [
      'No result you can serve',
      'Choose a result of an agreed plan of your appraiser or team leader: GET /work-plans/{plan}/leader-results. While the leader is late, link to a node of the tree, or later.',
    ],
  ],
  NODE_UNKNOWN: [
    'invalid',
    ['Simpul tidak dikenal', 'Pohon kinerja tahun ini tidak mempunyai simpul itu.'],
    ['Unknown node', 'The performance tree of this year has no such node.'],
  ],
  NOTHING_TO_CONFIRM: [
    'conflict',
    ['Belum ada kaitan', 'Hasil kerja ini belum dikaitkan; sebutkan leaderResultId atau treeNodeId.'],
    ['Not linked', 'This result is not linked yet; name a leaderResultId or a treeNodeId.'],
  ],
});
