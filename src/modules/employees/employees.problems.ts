import { defineProblems } from '../../kernel/errors/domain-error.js';

/** What can be refused about people and their posts. */
export const employeeProblems = defineProblems('EMPLOYEE', {
  NIP_INVALID: [
    'invalid',
    ['NIP tidak sah', 'NIP atau NI PPPK ini tidak sah; alasannya ada di daftar errors.'],
    ['Invalid NIP', 'This NIP or NI PPPK is not valid; the reason is in the list errors.'],
  ],
  NIP_REQUIRED: [
    'invalid',
    ['NIP wajib', 'Pegawai ASN wajib mempunyai NIP atau NI PPPK; hanya NON_ASN tanpa nomor.'],
    ['NIP required', 'A civil servant must have a NIP or NI PPPK; only NON_ASN has none.'],
  ],
  GRADE_INVALID: [
    'invalid',
    ['Golongan tidak sah', 'Golongan tidak sesuai jenis pegawainya; alasannya ada di daftar errors.'],
    ['Invalid golongan', 'The golongan does not fit the kind of employment; the reason is in the list errors.'],
  ],
  NIP_TAKEN: [
    'conflict',
    ['NIP sudah dipakai', 'NIP ini sudah tercatat pada pegawai lain.'],
    ['NIP taken', 'Another employee has this NIP.'],
  ],
  ASSIGNMENT_OVERLAPS: [
    'conflict',
    [
      'Jabatan bertumpang tindih',
      'Pegawai ini sudah mempunyai jabatan definitif dari {validFrom}; catat mutasi dengan POST …/transfers, akhiri dahulu, atau pilih tanggal lain.',
    ],
    [
      'Posts overlap',
      'This employee has a definitive post from {validFrom}; record a move by POST …/transfers, end it first, or choose other days.',
    ],
  ],
  ASSIGNMENT_ENDED: [
    'conflict',
    ['Jabatan sudah berakhir', 'Jabatan ini sudah berakhir pada {validUntil}; akhir jabatan hanya dapat dimajukan.'],
    ['The post has ended', 'This post ends on {validUntil} already; an end can only be moved to an earlier day.'],
  ],
  IMPORT_RUNNING: [
    'conflict',
    [
      'Impor sedang diterapkan',
      'Jabatan dapat diubah setelah impor {importId} selesai; bila terhenti, terapkan lagi dengan POST /imports/{importId}/application.',
    ],
    [
      'An import is being applied',
      'Posts can be changed once import {importId} has ended; where it stands still, apply it again by POST /imports/{importId}/application.',
    ],
  ],
  KIND_DIFFERS: [
    'invalid',
    [
      'Jenis pegawai tidak sesuai NIP',
      'Nomor ini milik {kindOfNumber}; pilih jenis pegawai yang sesuai, NON_ASN tanpa nomor.',
    ],
    [
      'Kind does not fit the NIP',
      'This number is one of a {kindOfNumber}; choose the kind that fits, NON_ASN has no number.',
    ],
  ],
  NOT_PPPK: [
    'invalid',
    ['Bukan PPPK', 'Perjanjian kerja hanya dicatat untuk PPPK dan PPPK paruh waktu.'],
    ['No PPPK', 'Work agreements are recorded for PPPK and part-time PPPK only.'],
  ],
  CONTRACT_OVERLAPS: [
    'conflict',
    [
      'Perjanjian bertumpang tindih',
      'Sudah ada perjanjian kerja {validFrom} sampai {validUntil}; pilih tanggal setelahnya.',
    ],
    ['Agreements overlap', 'There is an agreement from {validFrom} to {validUntil}; choose days after it.'],
  ],
  LEAVE_OVERLAPS: [
    'conflict',
    [
      'Cuti bertumpang tindih',
      'Sudah ada cuti {validFrom} sampai {validUntil}; akhiri dahulu atau pilih tanggal lain.',
    ],
    ['Leaves overlap', 'There is a leave from {validFrom} to {validUntil}; end it first or choose other days.'],
  ],
  LEAVE_ENDED: [
    'conflict',
    ['Cuti sudah berakhir', 'Cuti ini berakhir pada {validUntil}; akhir cuti hanya dapat dimajukan.'],
    ['The leave has ended', 'This leave ends on {validUntil} already; an end can only be moved to an earlier day.'],
  ],
  STANDING_UNKNOWN: [
    'invalid',
    ['Kedudukan hukum tidak dikenal', 'Kode {standingCode} tidak ada; lihat daftar referensi kedudukan hukum.'],
    ['Unknown legal standing', 'There is no code {standingCode}; see the reference list of legal standings.'],
  ],
  EMPLOYEE_UNKNOWN: [
    'invalid',
    ['Pegawai tidak dikenal', 'Pegawai {employeeId} tidak ada; cari dengan GET /employees?q=….'],
    ['Unknown employee', 'There is no employee {employeeId}; search by GET /employees?q=….'],
  ],
  SAME_PERSON: [
    'invalid',
    ['Orang yang sama', 'Kedua pegawai harus orang yang berbeda.'],
    ['The same person', 'These must be two different employees.'],
  ],
  DELEGATION_SCOPE: [
    'invalid',
    ['Cakupan pendelegasian', 'Isi employeeId saja, atau unitId bersama covers.'],
    ['Scope of the delegation', 'Give either employeeId alone, or unitId together with covers.'],
  ],
  RULE_TARGET: [
    'invalid',
    ['Tujuan aturan', 'aboveUnitId wajib bila above adalah UNIT, dan hanya boleh diisi saat itu.'],
    ['Target of the rule', 'aboveUnitId is required when above is UNIT, and only then.'],
  ],
  RECORD_ENDED: [
    'conflict',
    ['Sudah berakhir', 'Catatan ini berakhir pada {validUntil}; akhirnya hanya dapat dimajukan.'],
    ['Already ended', 'This record ends on {validUntil} already; an end can only be moved to an earlier day.'],
  ],
  NO_POST_TO_LEAVE: [
    'conflict',
    [
      'Tidak ada jabatan',
      'Pegawai ini tidak memegang jabatan definitif sehari sebelum {validFrom}; catat jabatan dengan POST assignments.',
    ],
    [
      'No post to leave',
      'This employee holds no definitive post the day before {validFrom}; record one by POST assignments.',
    ],
  ],
  NOT_YOUR_UNIT: [
    'invalid',
    ['Bukan unit Anda', 'Unit ini tidak ada atau bukan unit yang Anda kelola; pilih dari GET /org-units.'],
    ['Not a unit of yours', 'There is no such unit, or not one that you care for; choose one from GET /org-units.'],
  ],
  NOT_YOUR_TEAM: [
    'forbidden',
    ['Bukan tim unit Anda', 'Hanya pengelola kinerja unit tim ini dan BKPSDM yang dapat mengubahnya.'],
    ['Not a team of your unit', 'Only the HR manager of the unit of this team and BKPSDM can change it.'],
  ],
  OUTSIDE_TEAM: [
    'invalid',
    ['Di luar masa tim', 'Tim ini ada dari {validFrom} sampai {validUntil}; pilih hari di dalamnya.'],
    ['Outside the days of the team', 'The team exists from {validFrom} to {validUntil}; choose days within.'],
  ],
  ALREADY_MEMBER: [
    'conflict',
    ['Sudah menjadi anggota', 'Pegawai ini sudah menjadi anggota tim pada {validFrom} sampai {validUntil}.'],
    ['Already a member', 'This employee is a member of the team from {validFrom} to {validUntil}.'],
  ],
  TEAM_HAS_LEADER: [
    'conflict',
    ['Tim sudah mempunyai ketua', 'Tim ini mempunyai ketua dari {validFrom}; akhiri dahulu.'],
    ['The team has a leader', 'The team has a leader from {validFrom}; end that first.'],
  ],
  FIRST_ENTRY_STAYS: [
    'conflict',
    [
      'Catatan pertama',
      'Catatan pertama riwayat ini berlaku sejak awal: isinya dapat diperbaiki, tetapi hari pertamanya tetap dan catatannya tidak dapat ditarik.',
    ],
    [
      'The first entry',
      'The first entry of this history holds from the beginning: correct what it says; its first day stays, and it cannot be withdrawn.',
    ],
  ],
  ENTRY_IN_THE_WAY: [
    'conflict',
    [
      'Melewati catatan lain',
      'Ada catatan lain mulai {neighbourFrom}; pilih hari di antara catatan sebelum dan sesudahnya, atau perbaiki maupun tarik catatan itu dahulu.',
    ],
    [
      'Another entry is in the way',
      'Another entry begins on {neighbourFrom}; choose a day between the entries before and after, or correct or withdraw that one first.',
    ],
  ],
  CONTRACT_EXTENDED: [
    'conflict',
    ['Perjanjian sudah diperpanjang', 'Perjanjian ini diperpanjang mulai {validFrom}; tarik dahulu perpanjangannya.'],
    ['The agreement is extended', 'This agreement is extended from {validFrom} on; withdraw the extension first.'],
  ],
  NO_POST_BEFORE: [
    'conflict',
    [
      'Tidak ada jabatan sebelumnya',
      'Tidak ada jabatan definitif yang berakhir pada {dayBefore}, sehari sebelum jabatan definitif ini; kirim tanpa movePrevious atau reopenPrevious.',
    ],
    [
      'No post before it',
      'No definitive post ends on {dayBefore}, the day before this definitive one; send it without movePrevious or reopenPrevious.',
    ],
  ],
  NIK_TAKEN: [
    'conflict',
    ['NIK sudah dipakai', 'NIK ini sudah tercatat pada pegawai lain; periksa keduanya di KTP.'],
    ['NIK taken', 'Another employee has this NIK; check both identity cards.'],
  ],
  NIK_KEY_MISSING: [
    'conflict',
    [
      'Kunci NIK tidak ada',
      'NIK orang ini tercatat, tetapi kunci yang menyegelnya tidak terpasang; pasang lagi kunci lama (PERSONAL_DATA_KEYS atau APP_SECRET).',
    ],
    [
      'Key of the NIK is missing',
      'A NIK is recorded of this person, but the key that sealed it is not set; set the former key again (PERSONAL_DATA_KEYS or APP_SECRET).',
    ],
  ],
  CONFLICT_RECORDED: [
    'conflict',
    [
      'Benturan sudah tercatat',
      'Benturan kedua pegawai ini sudah tercatat dari {validFrom} sampai {validUntil}: {conflictId}; perbaiki atau akhiri catatan itu.',
    ],
    [
      'Conflict recorded already',
      'A conflict of these two is recorded from {validFrom} to {validUntil} already: {conflictId}; correct or end that record.',
    ],
  ],
  NUMBER_NOT_LAST: [
    'conflict',
    ['Bukan nomor terakhir', 'Sudah ada nomor mulai {validFrom}; pilih tanggal setelahnya.'],
    ['Not the last number', 'There is a number from {validFrom} on; choose a later day.'],
  ],
  ERASED: [
    'conflict',
    ['Sudah dihapus', 'Data orang ini sudah dihapus sesuai masa simpannya; yang tersisa hanya nama samaran.'],
    ['Erased', 'This person was erased when the time to keep the data was over; only a pseudonym is left.'],
  ],
  NOT_FOUND_TODAY: [
    'invalid',
    ['Temuan tidak ada', 'Temuan jenis ini tidak ada pada catatan itu hari ini; lihat GET /data-quality/findings.'],
    ['No such finding', 'The record has no finding of this kind today; see GET /data-quality/findings.'],
  ],
  FINDING_SETTLED: [
    'conflict',
    [
      'Temuan sudah ditetapkan benar',
      'Temuan ini sudah ditetapkan benar dengan alasan; lihat GET /data-quality/exceptions?recordId=…, atau tarik dahulu.',
    ],
    [
      'The finding is settled',
      'The finding is settled with a reason already; see GET /data-quality/exceptions?recordId=…, or withdraw that first.',
    ],
  ],
  RANGE_REVERSED: [
    'invalid',
    ['Rentang terbalik', 'Tanggal akhir {validUntil} mendahului tanggal mulai {validFrom}.'],
    ['Range reversed', 'The end {validUntil} is before the start {validFrom}.'],
  ],
});
