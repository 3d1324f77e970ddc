import fc from 'fast-check';
import { type Above, examinerOf, nextExaminerOf } from './examiner.js';

const asn = (employeeId: string): Above => ({ employeeId, isCivilServant: true });
const bupati: Above = { employeeId: 'bupati', isCivilServant: false };
const [staff, kabid, kadis, sekda] = ['staff', 'kabid', 'kadis', 'sekda'].map(asn) as [Above, Above, Above, Above];

describe('who examines an objection (rule OB-3)', () => {
  it.each([
    ['a superior above the appraiser', 'staff', kabid, [kadis, sekda, bupati], 'kadis'],
    ['the next one, where the employee stands above his appraiser', 'kadis', kabid, [kadis, sekda], 'sekda'],
    ['the next one, where the appraiser acts as his own superior', 'staff', kabid, [kabid, sekda], 'sekda'],
    ['the head of the region, as the one who appoints', 'sekda', bupati, [], 'bupati'],
    ['nobody, where the post above is vacant', 'staff', kabid, [], null],
    ['nobody, where only the employee is above', 'kadis', kabid, [kadis], null],
  ])('%s', (_, employeeId, appraiser, above, expected) => {
    expect(examinerOf(employeeId, appraiser, above)).toBe(expected);
  });

  it('is never the employee, and the appraiser only as the head of the region', () => {
    const person = fc.constantFrom(staff, kabid, kadis, sekda, bupati);
    fc.assert(
      fc.property(person, person, fc.array(person), (employee, appraiser, above) => {
        const examiner = examinerOf(employee.employeeId, appraiser, above);
        expect(examiner).not.toBe(employee.employeeId);
        if (examiner === appraiser.employeeId) expect(appraiser.isCivilServant).toBe(false);
      }),
    );
  });
});

describe('to whom a late objection goes (rule OB-7)', () => {
  const chain = [kadis, sekda, bupati];
  it.each([
    ['kadis', 'sekda'],
    ['sekda', 'bupati'],
    ['bupati', null],
    [null, 'kadis'],
    ['somebody named by the HR office', 'kadis'],
    ['somebody who has gone elsewhere', 'kadis'],
  ])('from %s to %s', (examinerId, expected) => {
    expect(nextExaminerOf('staff', 'kabid', examinerId, chain)).toBe(expected);
  });
});
