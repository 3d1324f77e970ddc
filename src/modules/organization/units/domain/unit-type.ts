/** How the name of a unit tells its type: the first line that fits decides. Source: PP 18/2016 and practice, rules.md OR-4. */
const BY_NAME: readonly (readonly [name: RegExp, type: string])[] = [
  [/^pemerintah\b/, 'PEMERINTAH_DAERAH'],
  [/^sekretariat daerah\b/, 'SEKRETARIAT_DAERAH'],
  [/^sekretariat (dprd|dewan)\b/, 'SEKRETARIAT_DPRD'],
  [/^inspektorat pembantu\b/, 'INSPEKTORAT_PEMBANTU'],
  [/^inspektorat\b/, 'INSPEKTORAT'],
  // Schools and health centres are technical units since PP 72/2019, and often say so first.
  [/^(uptd? )?(rsud|rumah sakit)\b/, 'RSUD'],
  [/^(uptd? )?(puskesmas|pusat kesehatan masyarakat)\b/, 'PUSKESMAS'],
  [/^(uptd? )?(satuan pendidikan|(paud|tk|sd|smp|sma|smk|slb|skb)n?|sekolah)\b/, 'SATUAN_PENDIDIKAN'],
  [/^(uptd?|unit pelaksana teknis)\b/, 'UPTD'],
  [/^asisten\b/, 'ASISTEN'],
  [/^staf ahli\b/, 'STAF_AHLI'],
  [/^sekretariat\b/, 'SEKRETARIAT'],
  [/^(badan|dinas|kecamatan|kelurahan|bagian|bidang|subbidang|subbagian|seksi)\b/, ''],
  [/^sub ?bag(ian)?\b/, 'SUBBAGIAN'],
  [/^sub ?bid(ang)?\b/, 'SUBBIDANG'],
];

/** The type that a unit's name tells, one of the seeded codes of `jenis-unit`; null where it tells none. */
export function unitTypeOf(name: string): string | null {
  const plain = name.trim().toLowerCase();
  for (const [pattern, type] of BY_NAME) {
    const found = pattern.exec(plain);
    if (found) return type || (found[1] ?? '').toUpperCase();
  }
  return null;
}

/** The Regional Secretary's unit is known by the title of its head post. Source: rules.md EM-14. */
export function isSecretariatHead(headPostTitle: string | null): boolean {
  return /^sekretaris daerah\b/i.test(headPostTitle?.trim() ?? '');
}
