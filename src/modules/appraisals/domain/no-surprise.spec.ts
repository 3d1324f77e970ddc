import { type Forewarning, surpriseFaults } from './no-surprise.js';

const warned: Forewarning = {
  predicate: 'KURANG',
  ratedOn: '2026-04-10',
  endsOn: '2026-03-31',
  toldOn: ['2026-02-20'],
  recordedOn: ['2026-03-01'],
  isSilent: false,
};

describe('surpriseFaults (rule AP-18)', () => {
  it.each<[string, Partial<Forewarning>, string[]]>([
    ['told and recorded in time', {}, []],
    ['Baik needs no warning', { predicate: 'BAIK', toldOn: [], recordedOn: [] }, []],
    ['Sangat Baik neither', { predicate: 'SANGAT_BAIK', toldOn: [], recordedOn: [] }, []],
    ['Butuh Perbaikan does', { predicate: 'BUTUH_PERBAIKAN', toldOn: [] }, ['NO_FEEDBACK']],
    ['told on the last day', { toldOn: ['2026-03-31'] }, []],
    ['told after it', { toldOn: ['2026-04-01'] }, ['NO_FEEDBACK']],
    ['told on the day of the rating', { ratedOn: '2026-03-31', toldOn: ['2026-03-31'] }, ['NO_FEEDBACK']],
    ['recorded on the day of the rating', { recordedOn: ['2026-04-10'] }, ['NO_RECORD']],
    ['recorded the day before', { recordedOn: ['2026-04-09'] }, []],
    ['nothing reported although it was due', { recordedOn: [], isSilent: true }, []],
    ['neither', { predicate: 'SANGAT_KURANG', toldOn: [], recordedOn: [] }, ['NO_FEEDBACK', 'NO_RECORD']],
  ])('%s', (_, other, expected) => {
    expect(surpriseFaults({ ...warned, ...other })).toEqual(expected);
  });
});
