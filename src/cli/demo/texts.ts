/** A planned result as people write it, with its measures: aspect, statement, target, unit. */
export interface SampleResult {
  readonly statement: string;
  readonly indicators: readonly (readonly [aspect: string, statement: string, target: string, unit: string])[];
}

const SAMPLES: readonly { readonly posts: RegExp; readonly results: readonly SampleResult[] }[] = [
  {
    posts: /^(kepala|sekretaris|camat|lurah|asisten|inspektur|direktur)/i,
    results: [
      {
        statement: 'Program prioritas unit tercapai sesuai perjanjian kinerja',
        indicators: [
          ['KUANTITAS', 'Persentase sasaran perjanjian kinerja yang tercapai', '95', '%'],
          ['WAKTU', 'Laporan kinerja unit terbit', '4', 'triwulan'],
        ],
      },
      {
        statement: 'Pelayanan unit dinilai baik oleh masyarakat',
        indicators: [
          ['KUALITAS', 'Indeks kepuasan masyarakat', '85', 'indeks'],
          ['KUANTITAS', 'Pengaduan yang dijawab', '100', '%'],
        ],
      },
      {
        statement: 'Anggaran unit terserap tepat sasaran',
        indicators: [
          ['BIAYA', 'Realisasi anggaran', '92.5', '%'],
          ['KUANTITAS', 'Kegiatan yang selesai', '12', 'kegiatan'],
        ],
      },
    ],
  },
  {
    posts: /guru|kepala sekolah|pengawas sekolah/i,
    results: [
      {
        statement: 'Peserta didik mencapai kompetensi yang ditetapkan',
        indicators: [
          ['KUANTITAS', 'Peserta didik yang tuntas', '90', '%'],
          ['KUALITAS', 'Rata-rata capaian literasi', '75', 'nilai'],
        ],
      },
      {
        statement: 'Perangkat pembelajaran tersedia tepat waktu',
        indicators: [
          ['KUANTITAS', 'Modul ajar yang tersusun', '24', 'modul'],
          ['WAKTU', 'Bulan dengan jurnal mengajar lengkap', '10', 'bulan'],
        ],
      },
    ],
  },
  {
    posts: /perawat|bidan|dokter|apoteker|kesehatan|gizi|sanitarian|farmasi/i,
    results: [
      {
        statement: 'Pasien memperoleh pelayanan sesuai standar',
        indicators: [
          ['KUANTITAS', 'Pasien yang dilayani', '1200', 'orang'],
          ['WAKTU', 'Rata-rata waktu tunggu', '30', 'menit'],
        ],
      },
      {
        statement: 'Data pelayanan kesehatan tercatat lengkap',
        indicators: [
          ['KUALITAS', 'Rekam medis lengkap dalam 24 jam', '98', '%'],
          ['KUANTITAS', 'Laporan bulanan terbit', '12', 'laporan'],
        ],
      },
    ],
  },
  {
    posts: /analis|perencana|auditor|pranata|arsiparis|penyuluh|pengelola/i,
    results: [
      {
        statement: 'Telaah kebijakan tersedia untuk keputusan pimpinan',
        indicators: [
          ['KUANTITAS', 'Telaah yang dipakai pimpinan', '12', 'dokumen'],
          ['KUALITAS', 'Telaah tanpa perbaikan besar', '90', '%'],
        ],
      },
      {
        statement: 'Data bidang mutakhir dan dapat dipakai',
        indicators: [
          ['KUANTITAS', 'Set data yang diperbarui', '24', 'set data'],
          ['WAKTU', 'Pembaruan tepat waktu', '95', '%'],
        ],
      },
    ],
  },
  {
    posts: /./,
    results: [
      {
        statement: 'Surat dan berkas tertata dan mudah ditemukan',
        indicators: [
          ['KUANTITAS', 'Berkas yang diarsipkan', '600', 'berkas'],
          ['WAKTU', 'Surat diteruskan pada hari yang sama', '95', '%'],
        ],
      },
      {
        statement: 'Layanan administrasi kepada warga selesai tepat waktu',
        indicators: [
          ['KUANTITAS', 'Permohonan yang selesai', '480', 'permohonan'],
          ['KUALITAS', 'Permohonan tanpa pengembalian', '97', '%'],
        ],
      },
    ],
  },
];

/** Results that fit a post. */
export function resultsFor(postTitle: string): readonly SampleResult[] {
  return SAMPLES.find((sample) => sample.posts.test(postTitle))?.results ?? [];
}

/** What an employee says of the own performance. */
export const SELF_ASSESSMENTS = [
  {
    resultSummary: 'Target triwulan tercapai. Dua pekerjaan selesai lebih cepat karena jadwal disepakati di awal.',
    behaviourSummary: 'Keluhan warga saya jawab pada hari yang sama. Rekan baru saya dampingi dua minggu pertama.',
  },
  {
    resultSummary: 'Sebagian besar target tercapai; satu laporan terlambat tiga hari karena data dari unit lain.',
    behaviourSummary: 'Saya mulai memakai aplikasi persuratan baru dan membantu rekan menggunakannya.',
  },
  {
    resultSummary: 'Semua indikator di atas target, dengan bukti dukung pada laporan bulanan.',
    behaviourSummary: 'Saya memimpin perbaikan alur layanan bersama unit sebelah sehingga antrean berkurang.',
  },
] as const;

/** Ratings with the reasons an appraiser gives: results, why, behaviour, why. */
export const JUDGEMENTS = [
  [
    'SESUAI_EKSPEKTASI',
    'Target triwulan tercapai menurut laporan bulanan.',
    'SESUAI_EKSPEKTASI',
    'Tertib, menjawab keluhan tepat waktu, mau membantu rekan.',
  ],
  [
    'SESUAI_EKSPEKTASI',
    'Hasil sesuai rencana; satu keterlambatan sudah dijelaskan.',
    'SESUAI_EKSPEKTASI',
    'Cepat menyesuaikan diri dengan aplikasi baru.',
  ],
  [
    'DI_ATAS_EKSPEKTASI',
    'Semua indikator melampaui target, dengan bukti yang lengkap.',
    'DI_ATAS_EKSPEKTASI',
    'Memimpin perbaikan layanan yang ditiru unit lain.',
  ],
  [
    'SESUAI_EKSPEKTASI',
    'Capaian sesuai target pada semua indikator.',
    'DI_ATAS_EKSPEKTASI',
    'Mendampingi dua pegawai baru sampai mandiri.',
  ],
  [
    'DI_BAWAH_EKSPEKTASI',
    'Dua dari tiga indikator tidak tercapai; umpan balik Februari belum ditindaklanjuti.',
    'SESUAI_EKSPEKTASI',
    'Hadir tertib dan terbuka menerima masukan.',
  ],
] as const;

/** Notes on progress. */
export const PROGRESS_NOTES = [
  'Sesuai jadwal; bukti ada pada laporan bulanan.',
  'Lebih cepat dari rencana karena data sudah tersedia.',
  'Sedikit tertunda, dikejar bulan depan.',
] as const;
