/** Words with which a result begins that says what is done, not what comes of it. */
const ACTS = new Set(
  `melaksanakan melakukan menyusun membuat membantu mengikuti menghadiri mengelola memproses menulis mencatat mengumpul mencari
  menerima menginput mengentri mengetik mencetak membayar mengirim membahas memeriksa menghitung menata menjaga merawat merekap
  mendata mengarsip mengolah melayani membina memantau mengawasi memimpin menguji mengajar menyiapkan berkoordinasi bertugas
  pelaksanaan penyusunan pembuatan pengumpulan penginputan pengetikan penyiapan pengarsipan kegiatan rapat perjalanan`.split(
    /\s+/,
  ),
);
/** Nouns that look like verbs. */
const NOUNS = new Set([
  'menteri',
  'materi',
  'memori',
  'meteorologi',
  'metodologi',
  'mekanisasi',
  'metrologi',
  'media',
  'mei',
  'melati',
  'merapi',
  'merpati',
  'mentari',
]);

/**
 * True for a result that is worded as an activity: it begins with what somebody does ("Menyusun laporan") and not with what is reached
 * ("Tersusunnya laporan", "Laporan terbit tepat waktu"). Source: PermenPANRB 6/2022 (results are outcomes); rules.md QU-1.
 */
export function isActivity(statement: string): boolean {
  const [first = ''] = statement.trim().toLowerCase().split(/\s+/);
  const word = first.replace(/[^a-z]/g, '');
  if (NOUNS.has(word) || word.endsWith('nya')) return false;
  return ACTS.has(word) || /^me\w{3,}(kan|i)$/.test(word);
}

const MEASURED_WORDS =
  /\d|persen|seluruh|semua|setiap|tanpa|tepat|sesuai|paling|sebelum|disetujui|diterima|ditetapkan|lengkap|harian|mingguan|bulanan|triwulan/i;
/** What sounds like a standard and is none. */
const EMPTY_WORDS = /sesuai (dengan )?(kebutuhan|kondisi|arahan|keperluan)/gi;

/**
 * True for the words of a target by which nobody can see whether it is reached: no number, no day, no "all", no standard.
 * Source: PermenPANRB 6/2022 (indicators are measurable); rules.md QU-1.
 */
export function lacksMeasure(words: string): boolean {
  return !MEASURED_WORDS.test(words.replace(EMPTY_WORDS, ''));
}
