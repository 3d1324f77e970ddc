import type { Bilingual } from '../../../kernel/i18n/language.js';
import type { ExplanationSentence } from './domain/explain.js';
import type { SectionCode } from './domain/sentence.js';

/** Headings of the parts, as a reader would ask. */
export const SECTION_TITLES: Readonly<Record<SectionCode, Bilingual>> = {
  PREDICATE: { id: 'Mengapa predikatnya demikian?', en: 'Why this predicate?' },
  RESULTS: { id: 'Hasil kerja', en: 'Results' },
  BEHAVIOUR: { id: 'Perilaku kerja', en: 'Behaviour' },
  PARTS: { id: 'Evaluasi periodik pada tahun ini', en: 'The parts of the year' },
  CRITERIA: { id: 'Kriteria yang berlaku', en: 'The criteria' },
  INFORMED_BY: { id: 'Yang menjadi bahan pertimbangan', en: 'What informed it' },
  RESTS_ON: { id: 'Seberapa kuat dasarnya?', en: 'How much it rests on' },
  ORGANISATION: { id: 'Kinerja organisasi dan pola distribusi', en: 'The organisation and its pattern' },
  CALIBRATION: { id: 'Kalibrasi', en: 'Calibration' },
  COURSE: { id: 'Siapa melakukan apa, dan kapan?', en: 'Who did what, and when?' },
  OBJECTION: { id: 'Keberatan dan putusan', en: 'Objection and rulings' },
  PROOF: { id: 'Cara memeriksanya', en: 'How to check it' },
};

/** Every sentence. */
export const SENTENCES: Readonly<Record<ExplanationSentence, Bilingual>> = {
  QUADRANT_RATINGS: {
    id: '{who} hasil kerja {resultRating} dan perilaku kerja {behaviourRating}.',
    en: '{who} the results {resultRating} and the behaviour {behaviourRating}.',
  },
  QUADRANT_RULE: {
    id: 'Tabel dalam peraturan (kuadran kinerja, PermenPANRB 6/2022 Pasal 24–25) menetapkan predikat {predicate} bagi pasangan rating itu. Tabelnya sama bagi semua pegawai; tidak ada nilai angka yang dijumlahkan.',
    en: 'For this pair of ratings the table of the regulation (PermenPANRB 6/2022, Pasal 24–25) gives the predicate {predicate}. It is the same for everybody; no figures are added up.',
  },
  QUADRANT_BETTER: {
    id: 'Predikat yang lebih baik, {better}, memerlukan hasil kerja {resultRating} dan perilaku kerja {behaviourRating}.',
    en: 'The next better predicate, {better}, takes results {resultRating} and behaviour {behaviourRating}.',
  },
  QUADRANT_BETTER_ONE: {
    id: 'Predikat yang lebih baik, {better}, tercapai bila {part} dinilai {rating} dan rating yang lain tetap.',
    en: 'The next better predicate, {better}, comes with {part} rated {rating}, the other rating staying as it is.',
  },
  HIGHEST: { id: 'Ini predikat tertinggi.', en: 'This is the highest predicate.' },
  SCORE_RESULTS: {
    id: 'Nilai SKP adalah {results}, dihitung dari {parts} hasil kerja.',
    en: 'The value of the SKP is {results}, calculated from {parts} result(s).',
  },
  SCORE_BEHAVIOUR: {
    id: 'Nilai perilaku kerja adalah {behaviour}, dihitung dari {aspects} aspek.',
    en: 'The value of behaviour is {behaviour}, calculated from {aspects} aspects.',
  },
  SCORE_PEERS: {
    id: 'Di dalamnya nilai pejabat penilai berbobot {raterPercent} % dan nilai rekan serta bawahan ({peers}) berbobot {peersPercent} %.',
    en: 'In it the appraiser weighs {raterPercent} %, and colleagues with subordinates ({peers}) weigh {peersPercent} %.',
  },
  SCORE_SUM: {
    id: 'Nilai kinerja = {share} % × {results} + {rest} % × {behaviour} = {score}.',
    en: 'The score = {share} % × {results} + {rest} % × {behaviour} = {score}.',
  },
  SCORE_BAND: {
    id: 'Nilai {score} berada pada rentang {from} sampai {until}, yaitu predikat {predicate} (PP 30/2019 Pasal 41).',
    en: 'A score of {score} lies between {from} and {until}: the predicate {predicate} (PP 30/2019, Pasal 41).',
  },
  SCORE_LOWEST_BAND: {
    id: 'Nilai {score} di bawah {until}, yaitu predikat {predicate} (PP 30/2019 Pasal 41).',
    en: 'A score of {score} is below {until}: the predicate {predicate} (PP 30/2019, Pasal 41).',
  },
  SCORE_NO_IDEA: {
    id: 'Nilai {score} sudah mencapai {from}, tetapi Sangat Baik juga memerlukan ide baru yang dinyatakan pejabat yang memanfaatkannya (PP 30/2019 Pasal 41). Pernyataan itu belum ada, sehingga predikatnya Baik.',
    en: 'A score of {score} reaches {from}, but Sangat Baik also takes a new idea stated by an official whom it serves (PP 30/2019, Pasal 41). There is no such statement, so the predicate is Baik.',
  },
  SCORE_IDEA: {
    id: 'Syarat ide baru terpenuhi; manfaatnya pada tingkat {ideaLevel}.',
    en: 'The condition of a new idea is met; it serves {ideaLevel}.',
  },
  SCORE_BETTER: {
    id: 'Predikat yang lebih baik, {better}, mulai dari nilai {from}.',
    en: 'The next better predicate, {better}, begins at a score of {from}.',
  },
  REASON: { id: 'Dinilai {rating}, dengan alasan: “{reason}”', en: 'Rated {rating}, for this reason: “{reason}”' },
  REASON_BEFORE: {
    id: 'Pejabat penilai menulis: “{reason}”',
    en: 'The appraiser wrote: “{reason}”',
  },
  RESULT: {
    id: 'Hasil kerja {number}, “{statement}”: tercatat {reports} laporan realisasi, {evidence} bukti dukung, {praises} apresiasi, dan {improvements} permintaan perbaikan.',
    en: 'Result {number}, “{statement}”: on record are {reports} report(s), {evidence} piece(s) of evidence, praise {praises} time(s) and requests to improve {improvements} time(s).',
  },
  RESULT_NOTHING: {
    id: 'Hasil kerja {number}, “{statement}”: tidak ada laporan, bukti dukung, atau umpan balik pada masa ini. Yang tidak ada tidak dihitung nol.',
    en: 'Result {number}, “{statement}”: there are no reports, evidence or feedback of this time. What is missing does not count as nothing.',
  },
  INDICATOR: {
    id: 'Indikator “{statement}”: tercapai {reached} dari {target} {unit} yang seharusnya tercapai sampai akhir masa ini ({percent} %).',
    en: 'Indicator “{statement}”: {reached} of {target} {unit} that were due by the end of this time ({percent} %).',
  },
  INDICATOR_RANGE: {
    id: 'Indikator “{statement}”: tercapai {reached} {unit}; yang seharusnya {target} sampai {targetUntil} ({percent} %).',
    en: 'Indicator “{statement}”: {reached} {unit}, where {target} to {targetUntil} were due ({percent} %).',
  },
  INDICATOR_SILENT: {
    id: 'Indikator “{statement}”: belum ada realisasi yang dilaporkan; targetnya {target} {unit}.',
    en: 'Indicator “{statement}”: nothing was reported; the target is {target} {unit}.',
  },
  INDICATOR_NOT_DUE: {
    id: 'Indikator “{statement}”: tercapai {reached} {unit}; belum ada bagian target yang jatuh tempo.',
    en: 'Indicator “{statement}”: {reached} {unit}; no part of the target was due yet.',
  },
  INDICATOR_IN_WORDS: {
    id: 'Indikator “{statement}” dinilai dari uraian, karena targetnya bukan angka.',
    en: 'Indicator “{statement}” is judged by what was told, because its target is no number.',
  },
  ITEM_BOTH: {
    id: '“{label}”: pegawai menilai {ownRating}, pejabat penilai menilai {rating}. Alasannya: “{reason}”',
    en: '“{label}”: the employee says {ownRating}, the appraiser {rating}. The reason: “{reason}”',
  },
  ITEM_ALONE: {
    id: '“{label}”: pejabat penilai menilai {rating}. Alasannya: “{reason}”',
    en: '“{label}”: the appraiser says {rating}. The reason: “{reason}”',
  },
  ITEM_OWN: {
    id: '“{label}”: pegawai menilai {ownRating}; pejabat penilai tidak menilainya secara terpisah.',
    en: '“{label}”: the employee says {ownRating}; the appraiser did not rate it on its own.',
  },
  VALUE: {
    id: '{value}: {praises} apresiasi dan {improvements} permintaan perbaikan.',
    en: '{value}: praised {praises} time(s), asked to improve {improvements} time(s).',
  },
  VALUE_NO_FEEDBACK: {
    id: 'Tidak ada umpan balik tertulis pada masa ini tentang: {values}.',
    en: 'No feedback was written in this time on: {values}.',
  },
  PART: {
    id: '{periodName} ({months} bulan): {predicate}.',
    en: '{periodName} ({months} month(s)): {predicate}.',
  },
  PARTS_ARE_NO_SUM: {
    id: 'Predikat tahunan adalah pertimbangan pejabat penilai atas seluruh tahun; tidak dijumlahkan dari bagian-bagiannya.',
    en: 'The predicate of the year is a judgement on the whole year; it is not added up from its parts.',
  },
  CRITERIA: {
    id: 'Berlaku “{name}” versi {edition}: {criteria}.',
    en: '“{name}”, version {edition}, applied: {criteria}.',
  },
  CRITERIA_STANDING: { id: '{standing}', en: '{standing}' },
  REVIEW: {
    id: 'Ulasan 360° “{roundName}” ({closedOn}): skor {score} dari 100; yang diharapkan {expectedScore}.',
    en: 'The 360° review “{roundName}” ({closedOn}) came to {score} of 100, where {expectedScore} is expected.',
  },
  REVIEW_WITHOUT_SCORE: {
    id: 'Pada ulasan 360° “{roundName}” terlalu sedikit yang menjawab untuk menyebut skor.',
    en: 'In the 360° review “{roundName}” too few answered to name a score.',
  },
  ATTENDANCE: {
    id: 'Kehadiran: {presentDays} dari {days} hari yang tercatat; {leaveDays} hari cuti, {absentDays} hari tanpa keterangan, {lateDays} hari terlambat.',
    en: 'Presence: {presentDays} of {days} recorded days; {leaveDays} on leave, {absentDays} absent without reason, {lateDays} late.',
  },
  ONLY_INFORMS: {
    id: 'Semua ini menjadi bahan pertimbangan; tidak satu pun menentukan predikat dengan sendirinya.',
    en: 'All this informed the rating; none of it decides the predicate by itself.',
  },
  COVERAGE: {
    id: 'Dari {results} hasil kerja, {withProgress} memiliki realisasi, {withEvidence} memiliki bukti dukung, dan {withFeedback} memiliki umpan balik. Seluruhnya ada {evidence} bukti dukung.',
    en: 'Of {results} result(s), {withProgress} have progress, {withEvidence} evidence and {withFeedback} feedback. There are {evidence} piece(s) of evidence in all.',
  },
  COVERAGE_TOO_LITTLE: {
    id: 'Itu di bawah batas yang diumumkan; bacalah predikat ini dengan hati-hati.',
    en: 'That is below the published minimum: read this predicate with care.',
  },
  SURPRISE: { id: 'Yang kurang: {fault}', en: 'What is missing: {fault}' },
  ORGANISATION: {
    id: 'Predikat kinerja organisasi {unitName} untuk masa ini: {organisation}.',
    en: 'The predicate of the organisation {unitName} for this time: {organisation}.',
  },
  ORGANISATION_PATTERN: {
    id: 'Pola distribusinya (SE MenPANRB 3/2023): {constraint}.',
    en: 'Its pattern (SE MenPANRB 3/2023): {constraint}.',
  },
  NO_QUOTA: {
    id: 'Pola itu panduan bagi unit, bukan jatah: sistem tidak pernah mengubah predikat seseorang karenanya.',
    en: 'The pattern guides the unit and is no quota: the system never changes anybody’s predicate by it.',
  },
  CALIBRATED: {
    id: 'Pada {on} {by} mengubah predikat dari {predicateBefore} menjadi {predicateAfter} dalam rapat kalibrasi, dengan alasan: “{reason}”',
    en: 'On {on} {by} changed the predicate from {predicateBefore} to {predicateAfter} at a calibration, for this reason: “{reason}”',
  },
  NOT_CALIBRATED: {
    id: 'Penilaian ini tidak diubah dalam rapat kalibrasi.',
    en: 'This appraisal was not changed at a calibration.',
  },
  SELF_ASSESSED: { id: 'Pegawai menilai diri pada {on}.', en: 'The employee assessed himself on {on}.' },
  NOT_SELF_ASSESSED: {
    id: 'Pegawai tidak menilai diri; batas waktunya {due}.',
    en: 'The employee did not assess himself; it was due by {due}.',
  },
  RATED: { id: 'Dinilai oleh {by} pada {on}.', en: 'Rated by {by} on {on}.' },
  PUBLISHED: { id: 'Disampaikan kepada pegawai pada {on}.', en: 'Published to the employee on {on}.' },
  ACKNOWLEDGED: { id: 'Penerimaan dinyatakan pada {on}.', en: 'The receipt was confirmed on {on}.' },
  FINAL: { id: 'Hasil ini final sejak {on}.', en: 'The result is final since {on}.' },
  MAY_OBJECT: {
    id: 'Pegawai dapat mengajukan keberatan kepada atasan pejabat penilai sampai {due}; sebelum itu tidak ada akibat yang berlaku.',
    en: 'The employee may object to the superior of the appraiser until {due}; before that nothing follows from the result.',
  },
  DRAFT: {
    id: 'Ini rancangan yang belum disampaikan kepada pegawai dan masih dapat berubah.',
    en: 'This is a draft: it was not published to the employee, and may change.',
  },
  OBJECTION_OPEN: {
    id: 'Keberatan diajukan pada {filedOn} dan masih diperiksa; hasil ini belum final.',
    en: 'An objection was filed on {filedOn} and is being examined; the result is not final.',
  },
  OBJECTION_UPHELD: {
    id: 'Keberatan yang diajukan pada {filedOn} diterima oleh {by} pada {endedOn}: predikat berubah dari {predicateBefore} menjadi {predicateAfter}. Alasannya: “{reason}”',
    en: 'The objection of {filedOn} was upheld by {by} on {endedOn}: the predicate changed from {predicateBefore} to {predicateAfter}. The reason: “{reason}”',
  },
  OBJECTION_REJECTED: {
    id: 'Keberatan yang diajukan pada {filedOn} ditolak oleh {by} pada {endedOn}; hasilnya tetap. Alasannya: “{reason}”',
    en: 'The objection of {filedOn} was rejected by {by} on {endedOn}; the result stands. The reason: “{reason}”',
  },
  OBJECTION_ENDED: {
    id: 'Keberatan yang diajukan pada {filedOn} berakhir pada {endedOn} tanpa keputusan ({status}); hasilnya tetap.',
    en: 'The objection of {filedOn} ended on {endedOn} without a decision ({status}); the result stands.',
  },
  RULING: {
    id: '{authority} ({letterNumber}, {letterOn}) memutuskan: {ruling}.',
    en: '{authority} ({letterNumber}, {letterOn}) ruled: {ruling}.',
  },
  REPLAY: {
    id: 'Perhitungan ini disimpan bersama aturannya ({ruleSetCode} versi {ruleSetVersion}) dan dapat diulang siapa pun yang boleh membacanya: POST /appraisals/{id}/verification.',
    en: 'It is kept with its rules ({ruleSetCode}, version {ruleSetVersion}), and whoever may read it can calculate it again: POST /appraisals/{id}/verification.',
  },
  HASH: {
    id: 'Sidik isi yang disampaikan (SHA-256): {contentsHash}. Perubahan sekecil apa pun akan mengubah sidik ini.',
    en: 'The hash of what was published (SHA-256): {contentsHash}. The smallest change would change it.',
  },
};

/** Codes in sentences, as a reader without training says them. */
export const WORDS: Readonly<Record<string, Bilingual>> = {
  DI_ATAS_EKSPEKTASI: { id: 'di atas ekspektasi', en: 'above expectation' },
  SESUAI_EKSPEKTASI: { id: 'sesuai ekspektasi', en: 'as expected' },
  DI_BAWAH_EKSPEKTASI: { id: 'di bawah ekspektasi', en: 'below expectation' },
  SANGAT_BAIK: { id: 'Sangat Baik', en: 'Sangat Baik (very good)' },
  BAIK: { id: 'Baik', en: 'Baik (good)' },
  BUTUH_PERBAIKAN: { id: 'Butuh Perbaikan', en: 'Butuh Perbaikan (needs improvement)' },
  KURANG: { id: 'Kurang', en: 'Kurang (poor)' },
  SANGAT_KURANG: { id: 'Sangat Kurang', en: 'Sangat Kurang (very poor)' },
  ORG_ISTIMEWA: { id: 'Istimewa', en: 'Istimewa (outstanding)' },
  ORG_BAIK: { id: 'Baik', en: 'Baik (good)' },
  ORG_BUTUH_PERBAIKAN: { id: 'Butuh Perbaikan', en: 'Butuh Perbaikan (needs improvement)' },
  ORG_KURANG: { id: 'Kurang', en: 'Kurang (poor)' },
  ORG_SANGAT_KURANG: { id: 'Sangat Kurang', en: 'Sangat Kurang (very poor)' },
  WHO_APPRAISER: { id: 'Pejabat penilai menilai', en: 'The appraiser rated' },
  WHO_CALIBRATION: { id: 'Setelah rapat kalibrasi ditetapkan', en: 'After the calibration stand' },
  WHO_EXAMINER: { id: 'Pemeriksa keberatan menetapkan', en: 'The examiner of the objection rated' },
  RESULT: { id: 'hasil kerja', en: 'results' },
  BEHAVIOUR: { id: 'perilaku kerja', en: 'behaviour' },
  IN_TIME: {
    id: 'Pegawai mengetahui kriteria itu sebelum masa ini berjalan dan menyatakannya pada {on}.',
    en: 'The employee knew them in time, and said so on {on}.',
  },
  LATE: {
    id: 'Pegawai menyatakan mengetahui kriteria itu pada {on}, setelah batas waktunya.',
    en: 'The employee acknowledged them on {on}, after the day for it.',
  },
  MISSING: {
    id: 'Pegawai tidak pernah menyatakan mengetahui kriteria itu.',
    en: 'The employee never acknowledged them.',
  },
  NONE: {
    id: 'Tidak ada kriteria unit yang diumumkan tepat waktu; yang berlaku hanya peraturan.',
    en: 'No criteria of the unit were published in time; the regulation alone applied.',
  },
  UNIT: { id: 'unit kerja', en: 'the unit' },
  INSTANSI: { id: 'instansi', en: 'the government' },
  NASIONAL: { id: 'nasional', en: 'the nation' },
  VOID: { id: 'hasil ini tidak berlaku', en: 'the result is void' },
  KEEP: { id: 'hasil ini tetap berlaku', en: 'the result stands' },
  REDO: { id: 'penilaian harus diulang', en: 'it has to be done anew' },
  WITHDRAWN: { id: 'dicabut', en: 'withdrawn' },
  EXPIRED: { id: 'kedaluwarsa', en: 'expired' },
  PERMENPANRB_6_2022: { id: 'PermenPANRB 6/2022', en: 'PermenPANRB 6/2022' },
  PP_30_2019: { id: 'PP 30/2019', en: 'PP 30/2019' },
};

/** What the first line says. */
export const HEADLINES: Readonly<Record<'PUBLISHED' | 'DRAFT' | 'ANNULLED', Bilingual>> = {
  PUBLISHED: {
    id: 'Predikat kinerja {name} untuk {period} adalah {predicate}.',
    en: 'The performance predicate of {name} for {period} is {predicate}.',
  },
  DRAFT: {
    id: 'Rancangan: predikat kinerja {name} untuk {period} akan menjadi {predicate}.',
    en: 'Draft: the performance predicate of {name} for {period} would be {predicate}.',
  },
  ANNULLED: {
    id: 'Hasil ini tidak berlaku lagi. Predikat kinerja {name} untuk {period} semula {predicate}.',
    en: 'This result does not count any more. The performance predicate of {name} for {period} was {predicate}.',
  },
};
