import { type CalendarFile, readCalendarFile } from './calendar-file.js';

const read = (text: string | Buffer, year = 2027): CalendarFile | null => readCalendarFile(Buffer.from(text), year);
const days = (file: CalendarFile | null): string[] | undefined =>
  file?.days.map(({ day, kind, name }) => `${day} ${kind} ${name}`);
const faults = (file: CalendarFile | null): string[] | undefined =>
  file?.faults.map(({ line, code }) => `${line} ${code}`);

describe('A calendar as CSV', () => {
  it.each([
    ['semicolons', 'day;kind;name\n2027-01-01;LIBUR_NASIONAL;Tahun Baru\n2027-03-08;CUTI_BERSAMA;Nyepi\n'],
    [
      'commas, Indonesian names and a byte order mark',
      '\ufeffTanggal,Jenis,Keterangan\r\n2027-01-01,libur nasional,Tahun Baru\r\n2027-03-08,Cuti Bersama,Nyepi\r\n',
    ],
    ['tabs and quotes', 'name\tday\tkind\n"Tahun Baru"\t2027-01-01\tLIBUR_NASIONAL\nNyepi\t2027-03-08\tCUTI_BERSAMA'],
  ])('is read with %s', (_name, text) => {
    expect(days(read(text))).toEqual(['2027-01-01 LIBUR_NASIONAL Tahun Baru', '2027-03-08 CUTI_BERSAMA Nyepi']);
    expect(faults(read(text))).toEqual([]);
  });

  it('takes the kind from the name where there is no column for it', () => {
    expect(days(read('day;name\n2027-01-01;Tahun Baru\n2027-03-08;Cuti bersama Nyepi'))).toEqual([
      '2027-01-01 LIBUR_NASIONAL Tahun Baru',
      '2027-03-08 CUTI_BERSAMA Cuti bersama Nyepi',
    ]);
  });

  it('says of each wrong line what is wrong with it', () => {
    const text = [
      'day;kind;name',
      '2027-02-30;LIBUR_NASIONAL;A',
      '2026-01-01;LIBUR_NASIONAL;B',
      '2027-01-02;LIBUR;C',
      '2027-01-03;LIBUR_NASIONAL;',
      '2027-01-04;LIBUR_NASIONAL;D',
      '2027-01-04;LIBUR_NASIONAL;D',
    ].join('\n');
    expect(faults(read(text))).toEqual([
      '2 NOT_DAY',
      '3 OTHER_YEAR',
      '4 KIND_UNKNOWN',
      '5 NAME_REQUIRED',
      '7 DUPLICATE',
    ]);
    expect(days(read(text))).toEqual(['2027-01-04 LIBUR_NASIONAL D']);
  });

  it.each([
    ['without its columns', 'when;what\n2027-01-01;Tahun Baru'],
    ['that is no text', Buffer.from([0xff, 0xfe, 0x00])],
    ['with a quote that never ends', 'day;kind;name\n2027-01-01;"LIBUR_NASIONAL;Tahun Baru'],
    ['that is empty', ''],
  ])('%s is none', (_name, text) => {
    expect(read(text)).toBeNull();
  });
});

const event = (...lines: string[]): string => ['BEGIN:VEVENT', 'UID:1', ...lines, 'END:VEVENT'].join('\r\n');
const ics = (...events: string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//uji//ID', ...events, 'END:VCALENDAR', ''].join('\r\n');

describe('A calendar as iCalendar', () => {
  it('gives every day of an event of the year, joint leave by its name, other kinds by their category', () => {
    const text = ics(
      event('DTSTART;VALUE=DATE:20270310', 'DTEND;VALUE=DATE:20270312', 'SUMMARY:Idulfitri 1448 Hijriah'),
      event('DTSTART;VALUE=DATE:20270312', 'SUMMARY:Cuti Bersama Idulfitri'),
      event('DTSTART;VALUE=DATE:20270720', 'SUMMARY:Hari jadi', 'CATEGORIES:LIBUR_DAERAH'),
      event('DTSTART;VALUE=DATE:20260101', 'SUMMARY:Tahun Baru 2026'),
    );
    expect(days(read(text))).toEqual([
      '2027-03-10 LIBUR_NASIONAL Idulfitri 1448 Hijriah',
      '2027-03-11 LIBUR_NASIONAL Idulfitri 1448 Hijriah',
      '2027-03-12 CUTI_BERSAMA Cuti Bersama Idulfitri',
      '2027-07-20 LIBUR_DAERAH Hari jadi',
    ]);
    expect(faults(read(text))).toEqual([]);
  });

  it('follows events that recur, also over the end of the year', () => {
    const text = ics(
      event('DTSTART;VALUE=DATE:20200817', 'RRULE:FREQ=YEARLY', 'SUMMARY:Proklamasi'),
      event('DTSTART;VALUE=DATE:20261231', 'DTEND;VALUE=DATE:20270102', 'SUMMARY:Pergantian tahun'),
    );
    expect(days(read(text))).toEqual([
      '2027-08-17 LIBUR_NASIONAL Proklamasi',
      '2027-01-01 LIBUR_NASIONAL Pergantian tahun',
    ]);
  });

  it('refuses events with hours or without a name, and days of two kinds', () => {
    const text = ics(
      event('DTSTART:20270310T080000Z', 'SUMMARY:Rapat'),
      event('DTSTART;VALUE=DATE:20270311'),
      event('DTSTART;VALUE=DATE:20270312', 'SUMMARY:Nyepi'),
      event('DTSTART;VALUE=DATE:20270312', 'SUMMARY:Nyepi sekali lagi'),
      event('DTSTART;VALUE=DATE:20270312', 'SUMMARY:Cuti bersama Nyepi'),
    );
    expect(faults(read(text))).toEqual(['1 NOT_ALL_DAY', '2 NAME_REQUIRED', '5 DUPLICATE']);
  });

  it('that breaks off is none', () => {
    expect(read('BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n')).toBeNull();
  });

  it('names events whose day cannot be read', () => {
    expect(faults(read(ics(event('DTSTART;VALUE=DATE:2027', 'SUMMARY:X'))))).toEqual(['1 NOT_DAY']);
  });
});
