import { gradeInText, gradeOf } from './grade.js';

describe('gradeOf (rule EM-6)', () => {
  it.each([
    ['PNS', '11', undefined, { code: '11', name: 'I/a' }],
    ['PNS', '34', 'III/d', { code: '34', name: 'III/d' }],
    ['CPNS', undefined, 'III/a', { code: '31', name: 'III/a' }],
    ['PNS', '45', undefined, { code: '45', name: 'IV/e' }],
    ['PPPK', '11', undefined, { code: '11', name: 'XI' }],
    ['PPPK', '01', 'I', { code: '01', name: 'I' }],
    ['PPPK_PARUH_WAKTU', undefined, 'IX', { code: '09', name: 'IX' }],
    ['PPPK', '17', 'XVII', { code: '17', name: 'XVII' }],
    ['PNS', undefined, undefined, null],
    ['NON_ASN', undefined, undefined, null],
  ])('of a %s takes code %s and name %s', (kind, code, name, grade) => {
    expect(gradeOf(kind, code, name)).toEqual(grade);
  });

  it.each([
    ['PNS', '15', undefined, 'gradeCode', 'PNS_GRADE_UNKNOWN'],
    ['PNS', '46', undefined, 'gradeCode', 'PNS_GRADE_UNKNOWN'],
    ['CPNS', undefined, 'IX', 'gradeName', 'PNS_GRADE_UNKNOWN'],
    ['PNS', undefined, 'III/e', 'gradeName', 'PNS_GRADE_UNKNOWN'],
    ['PPPK', '34', undefined, 'gradeCode', 'PPPK_GRADE_UNKNOWN'],
    ['PPPK', '00', undefined, 'gradeCode', 'PPPK_GRADE_UNKNOWN'],
    ['PPPK_PARUH_WAKTU', '9', undefined, 'gradeCode', 'PPPK_GRADE_UNKNOWN'],
    ['PPPK', undefined, 'XVIII', 'gradeName', 'PPPK_GRADE_UNKNOWN'],
    ['PNS', 'toString', undefined, 'gradeCode', 'PNS_GRADE_UNKNOWN'],
    ['NON_ASN', '34', 'III/d', 'gradeCode', 'NO_GRADE'],
    ['NON_ASN', undefined, 'III/d', 'gradeName', 'NO_GRADE'],
  ])('of a %s refuses code %s and name %s', (kind, code, name, field, fault) => {
    expect(gradeOf(kind, code, name)).toEqual({ field, fault });
  });

  it('refuses a code and a name of two golongan, and says what the code means', () => {
    const meant = { code: '34', name: 'III/d' };
    expect(gradeOf('PNS', '34', 'III/c')).toEqual({ field: 'gradeName', fault: 'GRADES_DIFFER', meant });
  });

  it('knows the 17 golongan of PNS and the 17 of PPPK', () => {
    const codes = Array.from({ length: 100 }, (_, code) => String(code).padStart(2, '0'));
    const known = (kind: string): unknown[] =>
      codes.map((code) => gradeOf(kind, code)).filter((one) => one && 'name' in one);
    expect([known('PNS').length, known('PPPK').length]).toEqual([17, 17]);
  });
});

describe('gradeInText (rule IM-12)', () => {
  it.each([
    ['PNS', 'III/d', '34', 'III/d'],
    ['PNS', 'Penata Tk.I / III/d', '34', 'III/d'],
    ['PNS', 'Penata Tingkat I, III/d', '34', 'III/d'],
    ['PNS', 'Pembina Tk. I (IV/b)', '42', 'IV/b'],
    ['PNS', 'III.d', '34', 'III/d'],
    ['PNS', 'iii / D', '34', 'III/d'],
    ['PNS', 'IIId', '34', 'III/d'],
    ['PNS', '34', '34', 'III/d'],
    ['PNS', '34 - III/d', '34', 'III/d'],
    ['CPNS', 'Pengatur Tk.I', '24', 'II/d'],
    ['PNS', 'Penata Tingkat I', '34', 'III/d'],
    ['PNS', 'PENATA MUDA TK. 1', '32', 'III/b'],
    ['PNS', 'Pembina Utama Muda', '43', 'IV/c'],
    ['PNS', 'Penata', '33', 'III/c'],
    ['PPPK', 'IX', '09', 'IX'],
    ['PPPK', 'Golongan IX', '09', 'IX'],
    ['PPPK_PARUH_WAKTU', '9', '09', 'IX'],
    ['PPPK', '09', '09', 'IX'],
  ])('%s "%s" is %s %s', (kind, text, code, name) => {
    expect(gradeInText(kind, text)).toEqual({ code, name });
  });

  it.each([
    ['PNS', ''],
    ['PNS', 'IX'],
    ['PNS', 'V/a'],
    ['PNS', '99'],
    ['PNS', 'III/c - III/d'],
    ['PNS', 'Pembina Utama Tk. I'],
    ['PNS', 'Honorer'],
    ['PPPK', 'III/d'],
    ['PPPK', '18'],
    ['PPPK', 'IX atau X'],
    ['PPPK', 'IIX'],
    ['NON_ASN', 'III/d'],
  ])('%s "%s" is none', (kind, text) => {
    expect(gradeInText(kind, text)).toBeNull();
  });
});
