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
  BATCH_UNSOUND: [
    'invalid',
    ['Pohon kinerja tidak dapat ditambahkan', 'Jumlah kesalahan: {count}; tidak ada simpul yang ditambahkan.'],
    ['Batch cannot be added', 'Number of faults: {count}; no node was added.'],
  ],
  NODE_IN_USE: [
    'conflict',
    [
      'Simpul masih dipakai',
      'Simpul di bawahnya: {children}, hasil kerja yang dikaitkan: {results}; pindahkan dahulu.',
    ],
    ['Node in use', 'Nodes below it: {children}, results linked to it: {results}; move them first.'],
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
  RESULT_UNKNOWN: [
    'invalid',
    ['Hasil kerja tidak dikenal', 'SKP Anda tidak mempunyai hasil kerja itu.'],
    ['Unknown result', 'Your plan has no such result.'],
  ],
  MEMBER_UNKNOWN: [
    'invalid',
    [
      'Pegawai tidak dapat dipilih',
      'Pilih pegawai yang Anda nilai selama masa SKP ini atau anggota tim yang Anda pimpin; lihat members pada matriks.',
    ],
    [
      'Nobody to choose',
      'Choose somebody whom you appraise within the days of this plan, or a member of a team that you lead; see members of the matrix.',
    ],
  ],
  CELL_UNFIT: [
    'invalid',
    ['Peran hasil tidak sesuai caranya', 'Isian ini tidak sesuai dengan cara penjabaran yang dipilih.'],
    ['Not as its way asks for', 'This does not fit the way of handing down.'],
  ],
  TOO_MANY_CELLS: [
    'conflict',
    ['Terlalu banyak peran hasil', 'Satu matriks memuat paling banyak {limit} peran hasil.'],
    ['Too many cells', 'A matrix holds at most {limit} cells.'],
  ],
  CELL_TAKEN: [
    'conflict',
    [
      'Peran hasil sudah diambil',
      'Peran hasil ini sudah diambil ke SKP pegawai; ubah isinya, atau minta pegawai melepasnya.',
    ],
    ['Cell taken up', 'The member has taken this up; change what it says, or ask the member to let go of it.'],
  ],
  CELL_UNKNOWN: [
    'invalid',
    [
      'Peran hasil tidak dapat dipilih',
      'Pilih peran hasil Anda yang belum diambil: GET /work-plans/{plan}/assigned-roles.',
    ],
    ['No cell to choose', 'Choose one of yours that was not taken up yet: GET /work-plans/{plan}/assigned-roles.'],
  ],
  CELL_IN_REVISION: [
    'invalid',
    [
      'Bukan pada perubahan SKP',
      'Perubahan SKP tidak mengambil peran hasil. Setelah disetujui, kirim roleMatrixCellId dengan POST …/alignment pada hasil kerja itu.',
    ],
    [
      'Not in a revision',
      'A revision takes up no role. Once it is agreed, send roleMatrixCellId by POST …/alignment of the result.',
    ],
  ],
  NO_CELLS: [
    'conflict',
    ['Matriks masih kosong', 'Belum ada peran hasil yang dapat ditunjukkan; tambahkan dahulu.'],
    ['Matrix is empty', 'There is nothing to show yet; add cells first.'],
  ],
  SHARES_DO_NOT_ADD_UP: [
    'conflict',
    [
      'Pembagian target tidak genap',
      'Jumlah bagian tidak sama dengan targetnya pada: {indicators}. Lihat balances pada matriks.',
    ],
    ['Shares do not add up', 'The shares do not add up to the target of: {indicators}. See balances of the matrix.'],
  ],
});
