import { make } from '../page/elements.js';
import { link, section, table } from './dom.js';
import { day, say, word, words } from './words.js';

/** Where the page itself can do what waits; all other duties are done elsewhere. */
const PLACES = { ACKNOWLEDGE: 'hasil', FEEDBACK_GIVE: 'jawab' };

/** What is next for somebody, the results, and the feedback received. */
export async function yearView({ api, me }) {
  const { employeeId } = me;
  const [person, duties, appraisals, feedback] = await Promise.all([
    api.get(`employees/${employeeId}`),
    api.get('my/duties', { limit: 100 }),
    resultsOf(api, employeeId),
    api.get('feedback', { employeeId, limit: 10 }),
  ]);
  const post = [person.displayName, person.positionTitle, person.unitName].filter(Boolean).join(' · ');
  return [
    words.year,
    make('p', { className: 'lead' }, post),
    section(words.next, dutyList(duties.data)),
    section(words.results, resultsTable(appraisals, words.results)),
    section(words.feedbackTo, feedbackList(feedback.data.filter((one) => one.employeeId === employeeId))),
  ];
}

/** The results of one person of the team. */
export async function personView({ api }, employeeId) {
  const [person, appraisals] = await Promise.all([api.get(`employees/${employeeId}`), resultsOf(api, employeeId)]);
  const title = say(words.resultsOf, { name: person.displayName });
  const give = make('p', {}, link(`#/umpan-balik/${employeeId}`, words.give));
  return [title, resultsTable(appraisals, title), give];
}

async function resultsOf(api, employeeId) {
  const { data } = await api.get('appraisals', { employeeId, limit: 100 });
  return data.toReversed();
}

function dutyList(duties) {
  if (duties.length === 0) return make('p', {}, words.noDuties);
  const items = duties.map(({ kind, text, objectId, dueOn, isOverdue }) => {
    const place = PLACES[kind];
    const due = dueOn ? make('small', {}, `${words.due} ${day(dueOn)}`) : '';
    const late = isOverdue ? make('strong', { className: 'late' }, words.overdue) : '';
    const what = place ? link(`#/${place}/${objectId}`, text) : make('span', {}, text);
    return make('li', {}, what, ' ', due, ' ', late);
  });
  return make('ul', { className: 'cards' }, ...items);
}

function resultsTable(appraisals, title) {
  if (appraisals.length === 0) return make('p', {}, words.noResults);
  const rows = appraisals.map(({ id, periodName, status, predicate }) => [
    link(`#/hasil/${id}`, periodName),
    word(status),
    predicate ? word(predicate) : words.notYet,
  ]);
  return table(title, [words.period, words.state, words.predicate], rows, { isCaptionSeen: false });
}

function feedbackList(feedback) {
  if (feedback.length === 0) return make('p', {}, words.noFeedback);
  const items = feedback.map(({ kind, text, giverName, createdAt }) => {
    const from = say(words.from, { name: giverName, day: day(createdAt) });
    return make('li', {}, make('p', {}, text), make('small', {}, `${word(kind)} ${from}`));
  });
  return make('ul', { className: 'cards' }, ...items);
}
