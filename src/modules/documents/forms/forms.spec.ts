import { describe, expect, it } from '@jest/globals';
import type { Block, Cell, DocumentModel } from '../layout/model.js';
import { actionPlanDocument, matrixDocument } from './course-forms.js';
import { decisionDocument, objectionDocument } from './objection.js';
import { evaluationDocument, type PrintedEvaluation } from './evaluation.js';
import { outcomeDocument } from './evaluation-document.js';
import type { Party, Setting } from './parts.js';
import { columnTitles } from './plan-tables.js';
import { recapCells, recapDocument, recapSums, recapTitles } from './recap.js';
import { type PrintedPlan, skpDocument } from './skp.js';

const SETTING: Setting = {
  ...{
    paper: 'A4',
    government: 'Pemerintah Kabupaten Uji',
    place: 'Kota Uji',
    seal: null,
    number: null,
    watermark: null,
  },
};
const party = (name: string): Party => ({
  name,
  nip: '198707222019032005',
  grade: 'III/c',
  position: 'Analis',
  unit: 'Bidang',
});
const PLAN: PrintedPlan = {
  ...{ family: 'JA_JF', approach: 'KUANTITATIF', startsOn: '2026-01-01', endsOn: '2026-12-31' },
  ...{
    employee: party('Siti'),
    appraiser: party('Budi'),
    behaviours: [],
    signedOn: '2026-01-13',
    madeAt: '2026-01-13T03:05:00.000Z',
  },
  annexes: { resources: ['Dua tenaga'], accountability: [], consequences: ['Pelatihan'] },
  ...{ employeeSigned: '12 Januari 2026 pukul 09.11 WIB', appraiserSigned: null },
  results: [
    {
      ...{
        id: 'r1',
        kind: 'UTAMA',
        statement: 'Dokumen terbit',
        assignedBy: null,
        serves: 'Stunting turun',
        perspective: null,
      },
      indicators: ['KUANTITAS', 'WAKTU'].map((aspect, at) => ({
        ...{
          id: `i${at}`,
          aspect,
          statement: 'Jumlah dokumen',
          target: '12.00',
          targetUntil: null,
          targetText: null,
          unit: 'dokumen',
        },
      })),
    },
    {
      ...{ id: 'r2', kind: 'TAMBAHAN', statement: 'Rapat terselenggara', assignedBy: 'Kepala Dinas', serves: null },
      ...{ perspective: null, indicators: [] },
    },
  ],
};
const EVALUATION: PrintedEvaluation = {
  ...{ isAnnual: false, periodName: 'Triwulan I 2026', startsOn: '2026-01-01', endsOn: '2026-03-31' },
  ...{ employee: party('Siti'), appraiser: party('Budi'), predicate: 'BAIK', ruleSetCode: 'PERMENPANRB_6_2022' },
  ...{ resultRating: 'SESUAI_EKSPEKTASI', resultReason: 'Tepat waktu.' },
  ...{ behaviourRating: 'DI_ATAS_EKSPEKTASI', behaviourReason: 'Cepat menjawab.' },
  ...{ signed: null, signedOn: null, madeAt: '2026-04-12T00:00:00.000Z' },
  organisation: {
    predicate: 'ISTIMEWA',
    unitName: 'Dinas',
    most: 'SANGAT_BAIK',
    constraints: ['Sangat Baik paling banyak 70 %'],
  },
  plans: [
    {
      ...{ family: 'JA_JF', approach: 'KUANTITATIF', title: null, results: PLAN.results, behaviours: [] },
      course: {
        reached: new Map([['i0', { figure: '11.50', note: 'Terbit 28 Maret' }]]),
        said: new Map([['r1', ['Pertahankan.']]]),
      },
    },
  ],
};

/** All words of a document in reading order, cells of groups before their rows. */
function wordsOf({ blocks }: DocumentModel): string[] {
  const cell = (one: Cell | null): string[] => one?.paragraphs.map(({ text }) => text.replaceAll('\u00a0', ' ')) ?? [];
  const of = (block: Block): string[] => {
    switch (block.kind) {
      case 'heading':
        return [...block.lines];
      case 'text':
        return block.paragraphs.map(({ text }) => text);
      case 'table':
        return [
          ...block.head.flat().flatMap(cell),
          ...block.groups.flatMap(({ spanned = [], rows }) => [
            ...spanned.flatMap((one) => cell(one.cell)),
            ...rows.flat().flatMap(cell),
          ]),
        ];
      case 'signatures':
        return block.columns.flatMap((one) => (one ? [...one.above, one.note ?? '', one.name, ...one.below] : []));
      case 'curve':
      case 'quadrant':
        return [block.alt];
      case 'page-break':
        return [];
    }
  };
  return blocks.flatMap(of);
}

const spaced = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('the forms (rule DC-1)', () => {
  it.each([
    ['JPT', 'KUANTITATIF', ['NO', 'RENCANA HASIL KERJA', 'INDIKATOR KINERJA INDIVIDU', 'TARGET', 'PERSPEKTIF']],
    [
      'JPT',
      'KUALITATIF',
      ['NO', 'RENCANA HASIL KERJA', 'UKURAN KEBERHASILAN/INDIKATOR KINERJA INDIVIDU, DAN TARGET', 'PERSPEKTIF'],
    ],
    [
      'JA_JF',
      'KUANTITATIF',
      [
        'NO',
        'RENCANA HASIL KERJA PIMPINAN YANG DIINTERVENSI',
        'RENCANA HASIL KERJA',
        'ASPEK',
        'INDIKATOR KINERJA INDIVIDU',
        'TARGET',
      ],
    ],
    [
      'JA_JF',
      'KUALITATIF',
      [
        'NO',
        'RENCANA HASIL KERJA PIMPINAN YANG DIINTERVENSI',
        'RENCANA HASIL KERJA',
        'UKURAN KEBERHASILAN/INDIKATOR KINERJA INDIVIDU, DAN TARGET',
      ],
    ],
  ] as const)('%s %s has its columns in order', (family, approach, titles) =>
    expect(columnTitles({ family, approach })).toEqual(titles),
  );

  it('SKP: sections in order, assignment below its result, targets in words, annexes on their own page', () => {
    const words = wordsOf(skpDocument(PLAN, SETTING));
    const at = [
      'HASIL KERJA',
      'A. UTAMA',
      'Dokumen terbit',
      '12 dokumen',
      'B. TAMBAHAN',
      '(Penugasan dari Kepala Dinas)',
      'PERILAKU KERJA',
      'LAMPIRAN SASARAN KINERJA PEGAWAI',
      'Dua tenaga',
      'Pelatihan',
    ].map((word) => words.indexOf(word));
    expect(at).toEqual(at.toSorted((a, b) => a - b));
    expect(at).not.toContain(-1);
    expect(words).toContain('1 JANUARI s.d. 31 DESEMBER TAHUN 2026');
    expect(words.map((word) => word.replaceAll('\u00a0', ' '))).toContain('Kota Uji, 13 Januari 2026');
  });

  it('SKP: an empty plan has every table, and says that nothing is there', () => {
    const empty = {
      ...PLAN,
      results: [],
      appraiser: null,
      signedOn: null,
      annexes: { resources: [], accountability: [], consequences: [] },
    };
    const words = wordsOf(skpDocument(empty, SETTING));
    expect(words).toContain('Belum ada rencana hasil kerja utama.');
    expect(words.filter((word) => word === 'Belum ada.')).toHaveLength(4);
  });

  it('evaluation: realisation and feedback, the pattern and the place in the quadrant', () => {
    const words = wordsOf(evaluationDocument(EVALUATION, SETTING));
    for (const said of [
      '11,5 dokumen\nTerbit 28 Maret',
      'Pertahankan.',
      'CAPAIAN KINERJA ORGANISASI: ISTIMEWA (Dinas)',
      'SESUAI EKSPEKTASI',
      'BAIK',
    ])
      expect(words).toContain(said);
    expect(words).toContain(
      'Kuadran kinerja: hasil kerja SESUAI EKSPEKTASI, perilaku kerja DI ATAS EKSPEKTASI; predikat BAIK.',
    );
  });

  it.each(
    ['DI_ATAS_EKSPEKTASI', 'SESUAI_EKSPEKTASI', 'DI_BAWAH_EKSPEKTASI'].flatMap((resultRating, row) =>
      ['DI_ATAS_EKSPEKTASI', 'SESUAI_EKSPEKTASI', 'DI_BAWAH_EKSPEKTASI'].map(
        (behaviourRating, from) => [resultRating, behaviourRating, row, 2 - from] as const,
      ),
    ),
  )('the quadrant shows %s and %s at row %d, column %d', (resultRating, behaviourRating, row, column) => {
    const { blocks } = evaluationDocument({ ...EVALUATION, resultRating, behaviourRating }, SETTING);
    expect(blocks.find(({ kind }) => kind === 'quadrant')).toMatchObject({ at: { row, column } });
  });

  it('evaluation under PP 30/2019: no quadrant, and Cukup where the other regulation says Butuh Perbaikan', () => {
    const old = { ...EVALUATION, ruleSetCode: 'PP_30_2019', predicate: 'BUTUH_PERBAIKAN' };
    const model = evaluationDocument(old, SETTING);
    expect(model.blocks.some(({ kind }) => kind === 'quadrant')).toBe(false);
    expect(wordsOf(model)).toContain('CUKUP');
  });

  it('appraisal document: three parties, the outcome, the receipt', () => {
    const { plans: _, ...printed } = EVALUATION;
    const words = wordsOf(
      outcomeDocument({ ...printed, superior: party('Dewi'), receivedOn: '2026-04-13', notes: [] }, SETTING),
    );
    for (const said of ['3. ATASAN PEJABAT PENILAI KINERJA', 'Dewi', 'Tepat waktu.', 'Cepat menjawab.'])
      expect(words).toContain(said);
    expect(words.map((word) => word.replaceAll('\u00a0', ' '))).toContain(
      'diterima secara elektronik pada 13 April 2026',
    );
  });

  it('action plan and matrix: nobody signs them, and since when it stands so', () => {
    const signed = { ...PLAN, appraiserSigned: '13 Januari 2026 pukul 10.05 WIB', stateOn: '2026-06-02' };
    for (const model of [
      actionPlanDocument({ ...signed, steps: [] }, SETTING),
      matrixDocument({ ...signed, roles: [] }, SETTING),
    ]) {
      const words = wordsOf(model);
      expect(words).toContain('Keadaan sejak 2 Juni 2026');
      expect(words.join()).toContain(
        'Dokumen ini tanpa tanda tangan. SKP-nya ditandatangani secara elektronik oleh Siti',
      );
      expect(model.blocks.some(({ kind }) => kind === 'signatures')).toBe(false);
    }
  });

  it('says of an organisation without predicate the same everywhere', () => {
    const { plans: _, ...printed } = { ...EVALUATION, organisation: null };
    const outcome = outcomeDocument({ ...printed, superior: null, receivedOn: null, notes: [] }, SETTING);
    expect(wordsOf(outcome)).toContain('BELUM DITETAPKAN');
    expect(wordsOf(evaluationDocument({ ...EVALUATION, organisation: null }, SETTING)).join()).toContain(
      'BELUM DITETAPKAN',
    );
  });

  it('objection and decision: what is contested, both results beside each other, and that it is final', () => {
    const result = {
      resultRating: 'DI_BAWAH_EKSPEKTASI',
      resultReason: 'Terlambat.',
      behaviourRating: 'SESUAI_EKSPEKTASI',
      behaviourReason: 'Baik.',
      predicate: 'BUTUH_PERBAIKAN',
    };
    const objection = {
      ...{ employee: party('Siti'), appraiser: party('Budi'), examiner: party('Dewi'), periodName: 'Triwulan I 2026' },
      ...{
        ruleSetCode: 'PERMENPANRB_6_2022',
        filedOn: '2026-04-20',
        filed: '20 April 2026',
        contests: ['Rating hasil kerja'],
      },
      ...{ reasons: 'Dokumen tepat waktu.', evidence: 2, contested: result, madeAt: '2026-04-20T00:00:00.000Z' },
    };
    const filed = wordsOf(objectionDocument(objection, SETTING));
    for (const said of ['Dewi, Analis', '2 butir', 'Dokumen tepat waktu.']) expect(filed).toContain(said);
    const after = { ...result, resultRating: 'SESUAI_EKSPEKTASI', predicate: 'BAIK' };
    const decided = {
      isUpheld: true,
      hearings: [],
      decisionReason: 'Bukti sah.',
      after,
      decidedBy: party('Dewi'),
      decided: '6 Mei 2026',
      decidedOn: '2026-05-06',
      appointedOn: null,
    };
    const named = wordsOf(decisionDocument({ ...objection, ...decided, appointedOn: '2026-04-27' }, SETTING));
    expect(named.map(spaced)).toContain('Pemeriksa keberatan (ditunjuk pada 27 April 2026)');
    expect(named).toContain('Analis,');
    const decision = wordsOf(decisionDocument({ ...objection, ...decided }, SETTING));
    const said = [
      'KEBERATAN DITERIMA',
      'BUTUH PERBAIKAN',
      'BAIK',
      'Atasan Pejabat Penilai Kinerja,',
      'Putusan ini bersifat final (PP Nomor 30 Tahun 2019 Pasal 59).',
    ];
    for (const one of said) expect(decision).toContain(one);
  });

  it('recap: a cell under every heading, and sums that count everybody once', () => {
    const row = (predicate: string | null) => ({
      ...{ ...party('Siti'), unit: 'Bidang', planStatus: 'ACTIVE', periods: ['BAIK', null] },
      ...{ resultRating: null, behaviourRating: null, predicate },
    });
    const recap = {
      unitName: 'Dinas',
      year: 2026,
      on: '2027-02-01',
      periodNames: ['Triwulan I 2026', 'Triwulan II 2026'],
      rows: [row('BAIK'), row('BAIK'), row(null)],
    };
    expect(recapCells(row('BAIK'), 1)).toHaveLength(recapTitles(recap).length);
    expect(Object.fromEntries(recapSums(recap))).toMatchObject({ BAIK: 2, 'SANGAT BAIK': 0, 'BELUM ADA': 1 });
    expect(recapSums(recap).reduce((sum, [, count]) => sum + count, 0)).toBe(3);
    const [table] = recapDocument(recap, SETTING)
      .blocks.filter(({ kind }) => kind === 'table')
      .slice(1);
    if (table?.kind !== 'table') throw new Error('No table.');
    const [head] = table.head;
    expect(head).toHaveLength(table.columns.length);
    for (const { rows } of table.groups) expect(rows[0]).toHaveLength(table.columns.length);
    // The same results on another day are another document.
    expect(wordsOf(recapDocument(recap, SETTING))).not.toEqual(
      wordsOf(recapDocument({ ...recap, on: '2027-02-02' }, SETTING)),
    );
  });

  it.each([
    [
      ['Triwulan I 2026', 'Triwulan II 2026'],
      ['Triwulan I', 'Triwulan II'],
    ],
    [
      ['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni', 'Desember'].map((month) => `${month} 2026`),
      ['Jan', 'Feb', 'Mar', 'Apr', 'Mei', 'Jun', 'Des'],
    ],
  ])('recap: names %j in short', (periodNames, titles) => {
    const words = wordsOf(
      recapDocument({ unitName: 'D', year: 2026, on: '2027-02-01', periodNames, rows: [] }, SETTING),
    );
    for (const title of titles) expect(words).toContain(title);
  });
});
