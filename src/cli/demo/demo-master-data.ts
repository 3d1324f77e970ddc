import { type Answer, DemoCaller } from './demo-caller.js';

type Caller = Pick<DemoCaller, 'get' | 'post' | 'patch'>;

/**
 * What the HR office adds to imported units and posts: classes, the week of schools, a code of its own, an agency that nobody works in
 * yet, a new name by letter.
 */
export async function keepMasterData(caller: Caller, adminId: string, year: number): Promise<void> {
  await giveClasses(caller, adminId);
  const [school] = (await caller.get(adminId, '/org-units?type=SATUAN_PENDIDIKAN&limit=1')).data as Answer[];
  if (school) {
    const week = { validFrom: `${year}-01-01`, week: 'SIX_DAYS' };
    await caller.post(adminId, `/org-units/${school.id}/work-weeks`, week);
  }
  const local = { code: 'LABKESDA', name: 'Laboratorium kesehatan daerah' };
  await caller.post(adminId, '/references/jenis-unit', local);
  const root = (await caller.get(adminId, '/org-units?q=pemerintah%20kabupaten')).data[0];
  const planned = { name: 'Badan Riset dan Inovasi Daerah', parentId: root.id, type: 'BADAN' };
  await caller.post(adminId, '/org-units', { ...planned, headPostTitle: 'Kepala Badan Riset dan Inovasi Daerah' });
  const [unit] = (await caller.get(adminId, '/org-units?type=SUBBAGIAN&limit=1')).data as Answer[];
  if (unit) await rename(caller, adminId, unit, year);
}

/** Each post gets the highest class that is usual for its level; the true ones stand in the government's own decision. */
async function giveClasses(caller: Caller, adminId: string): Promise<void> {
  const levels = (await caller.get(adminId, '/references/jenjang?limit=200')).data as Answer[];
  const classOf = new Map(levels.map(({ code, attributes }) => [code, attributes.classUntil]));
  for (let cursor: string | null = ''; cursor !== null;) {
    const from: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const { data, page } = await caller.get(adminId, `/positions?limit=200${from}`);
    for (const { id, level, version } of data as Answer[]) {
      const jobClass = classOf.get(level);
      if (jobClass !== undefined) await caller.patch(adminId, `/positions/${id}`, version, { jobClass });
    }
    cursor = page.nextCursor as string | null;
  }
}

async function rename(caller: Caller, adminId: string, unit: Answer, year: number): Promise<void> {
  const longer = (name: string): string => `${name.replace(' dan ', ', ')}, dan Arsip`;
  const names = { newName: longer(unit.name), newHeadPostTitle: longer(unit.headPostTitle) };
  const line = { fromUnitId: unit.id, ...names };
  const letter = { letterNumber: `PERBUP 1/${year}`, letterOn: `${year}-01-02`, reason: 'Penyesuaian nomenklatur' };
  const body = { kind: 'RENAME', effectiveOn: `${year}-02-01`, ...letter, lines: [line] };
  await caller.post(adminId, '/org-unit-reorganisations', body);
}

/** What the regency wants to reach in a year, and what one agency contributes to it; gives the id of that. */
export async function plantTree(caller: Caller, adminId: string, performancePeriodId: string): Promise<string> {
  const units = (await caller.get(adminId, '/org-units?limit=200')).data as Answer[];
  const root = units.find(({ parentId }) => parentId === null);
  const agency = units.find(({ parentId, type }) => parentId === root.id && type === 'DINAS') ?? root;
  const top = await caller.post(adminId, '/performance-tree-nodes', {
    ...{ performancePeriodId, unitId: root.id, level: 'ULTIMATE_OUTCOME' },
    statement: 'Masyarakat puas dengan pelayanan publik kabupaten',
    indicators: [{ statement: 'Indeks kepuasan masyarakat', target: '85', unit: 'indeks' }],
  });
  const { id } = await caller.post(adminId, '/performance-tree-nodes', {
    ...{ performancePeriodId, parentId: top.id, unitId: agency.id, level: 'INTERMEDIATE_OUTCOME' },
    statement: 'Layanan perangkat daerah cepat, terbuka dan tepat sasaran',
    successFactors: ['Data layanan mutakhir', 'Pengaduan dijawab pada hari yang sama'],
  });
  await caller.post(adminId, '/performance-tree-nodes', {
    ...{ performancePeriodId, parentId: top.id, unitId: agency.id, level: 'INTERMEDIATE_OUTCOME' },
    statement: 'Warga mengetahui syarat dan lama setiap layanan',
  });
  for (const { id: unitId } of [root, agency])
    await caller.post(adminId, '/unit-agreements', {
      ...{ performancePeriodId, unitId },
      budget: [{ name: 'Program Pelayanan Publik', amount: '1250000000' }],
    });
  return id as string;
}

/** Good results for everybody to take up, one of which is put into the plans of an agency that are still open. */
export async function stockLibrary(caller: Caller, adminId: string, unitId: string): Promise<void> {
  const years = (await caller.get(adminId, '/performance-periods')).data as Answer[];
  const kept = [
    {
      statement: 'Pengaduan masyarakat terjawab pada hari yang sama',
      indicators: [
        { aspect: 'KUALITAS', statement: 'Pengaduan terjawab pada hari yang sama', target: '95', unit: '%' },
      ],
    },
    {
      statement: 'Arsip unit tertata dan mudah ditemukan',
      indicators: [{ aspect: 'KUANTITAS', statement: 'Berkas yang terdaftar', target: '120', unit: 'berkas' }],
    },
  ];
  const ids: unknown[] = [];
  for (const result of kept) ids.push((await caller.post(adminId, '/library-results', result)).id);
  const whom = { unitId, performancePeriodId: years.at(-1)?.id };
  await caller.post(adminId, `/library-results/${String(ids[1])}/distributions`, whom);
}
