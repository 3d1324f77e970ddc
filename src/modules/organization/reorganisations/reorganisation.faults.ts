import type { Bilingual } from '../../../kernel/i18n/language.js';
import type { ReorganisationFault } from './domain/reorganisation.js';

/** Why a reorganisation cannot be done, in words. */
export const REORGANISATION_FAULTS: Readonly<Record<ReorganisationFault['code'], Bilingual>> = {
  UNIT_ABSENT: {
    id: 'Unit ini tidak ada pada tanggal berlaku (atau sehari sebelumnya, bila berakhir); buat dahulu atau ubah tanggalnya.',
    en: 'This unit is not there on the effective day (or the day before, where it ends); add it first or change the day.',
  },
  SAME_UNIT: {
    id: 'Unit asal dan tujuan sama; pilih unit tujuan lain.',
    en: 'Both units are the same; choose another unit to go to.',
  },
  OTHER_UNIT: {
    id: 'Pada RENAME unit tujuan dikosongkan atau sama dengan unit asal.',
    en: 'In a RENAME the unit to go to is left out or is the same.',
  },
  ONE_TARGET: {
    id: 'Pada MERGE semua baris menuju satu unit yang sama.',
    en: 'In a MERGE all lines lead to one unit.',
  },
  ONE_SOURCE: {
    id: 'Pada SPLIT semua baris berasal dari satu unit yang sama.',
    en: 'In a SPLIT all lines come from one unit.',
  },
  TWO_TARGETS: {
    id: 'SPLIT memerlukan sedikitnya dua unit tujuan; unit yang tetap ada disebut dengan baris ke dirinya sendiri.',
    en: 'A SPLIT leads to two units at least; a unit that goes on is named by a line to itself.',
  },
  DUPLICATE: {
    id: 'Sudah disebut pada baris ini atau baris lain; sebut satu kali saja.',
    en: 'This line or another one names it already; name it once.',
  },
  NOT_BELOW: {
    id: 'Unit ini tidak langsung berada di bawah unit asal pada tanggal itu.',
    en: 'This unit does not stand directly below the one it goes from on that day.',
  },
  NOT_OF_UNIT: {
    id: 'Jabatan ini bukan milik unit asal pada tanggal itu atau sesudahnya.',
    en: 'This post is none of the unit it goes from on that day or later.',
  },
  INTO_ITSELF: {
    id: 'Sebuah unit tidak dapat dipindahkan ke bawah dirinya sendiri.',
    en: 'A unit cannot go below itself.',
  },
  NOTHING_MOVES: {
    id: 'Baris ini tidak memindahkan apa pun; isi subunitIds, positionIds, allSubunits, atau allPositions.',
    en: 'This line moves nothing; give subunitIds, positionIds, allSubunits or allPositions.',
  },
  ONLY_NAMES: {
    id: 'RENAME tidak memindahkan apa pun; kosongkan unit dan jabatan, atau pakai MOVE.',
    en: 'A RENAME moves nothing; leave units and posts out, or use MOVE.',
  },
  NAME_REQUIRED: {
    id: 'RENAME memerlukan newName atau newHeadPostTitle.',
    en: 'A RENAME needs newName or newHeadPostTitle.',
  },
  SUBUNITS_LEFT: {
    id: 'Unit yang berakhir masih mempunyai bawahan: {name}; sebut ke mana masing-masing pindah.',
    en: 'A unit that ends has units below that go nowhere: {name}; say where each of them goes.',
  },
  POSTS_LATER: {
    id: 'Pada jabatan {name} yang berakhir ada penugasan yang baru mulai pada atau setelah tanggal itu; ubah dahulu.',
    en: 'In the post {name}, which ends, somebody begins on that day or later; change that first.',
  },
  NOT_ENDING: {
    id: 'Unit asal ini tidak berakhir, jadi tetap memegang semuanya; hapus takesOver pada baris ini.',
    en: 'The unit it goes from does not end and keeps all of it; leave takesOver out of this line.',
  },
  UNUSED: {
    id: 'Tidak ada baris yang menuju unit baru ini; hapus, atau sebut sebagai toUnitId.',
    en: 'No line leads to this new unit; leave it out, or name it as toUnitId.',
  },
  POSITION_CLASH: {
    id: 'Unit tujuan mempunyai jabatan {name} dengan hari yang berbeda; sesuaikan dahulu hari-harinya.',
    en: 'The unit it goes to has a post {name} on other days; adapt its days first.',
  },
};
