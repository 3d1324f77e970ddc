import { make } from '../page/elements.js';
import { actForm } from './acts.js';
import { choice, facts, field, link } from './dom.js';
import { day, say, word, words } from './words.js';

const KINDS = ['APRESIASI', 'SARAN', 'PERBAIKAN'];

/** The direct reports of today. */
export async function teamView({ api }) {
  const { data } = await api.get('team', { limit: 200 });
  if (data.length === 0) return [words.team, make('p', {}, words.noTeam)];
  const items = data.map((one) => {
    const { employeeId, displayName, positionTitle, unitName } = one;
    const links = make(
      'p',
      { className: 'links' },
      link(`#/pegawai/${employeeId}`, say(words.resultsOf, { name: displayName })),
      link(`#/umpan-balik/${employeeId}`, say(words.giveTo, { name: displayName })),
    );
    const post = [positionTitle, unitName].filter(Boolean).join(' · ');
    return make('li', {}, make('h2', {}, displayName), make('p', {}, post), standing(one), links);
  });
  return [words.team, make('p', { className: 'lead' }, words.teamWhy), make('ul', { className: 'cards' }, ...items)];
}

function standing({ workPlanStatus, lastProgressOn }) {
  return facts([
    [words.plan, workPlanStatus ? word(workPlanStatus) : words.noPlan],
    [words.lastReport, day(lastProgressOn) || words.noReport],
  ]);
}

/** Feedback of one's own accord. */
export async function feedbackView({ api }, employeeId) {
  const { displayName } = await api.get(`employees/${employeeId}`);
  return feedbackPage(api, displayName, { employeeId });
}

/** The answer to a request for feedback. */
export async function answerView({ api }, requestId) {
  const { employeeName, about, question } = await api.get(`feedback-requests/${requestId}`);
  const asked = facts([
    [words.plan, about],
    [words.question, question],
  ]);
  return feedbackPage(api, employeeName, { requestId }, asked);
}

function feedbackPage(api, name, receiver, ...before) {
  const kinds = KINDS.map((code) => [code, word(code)]);
  const text = field('textarea', words.text, { name: 'text', rows: 5, maxLength: 4000 }, words.textWhy);
  const form = actForm({
    label: say(words.giveTo, { name }),
    fields: [choice(words.kind, 'kind', kinds, KINDS[0]), text],
    action: words.give,
    send: async (filled, key) => {
      await api.post('feedback', { ...receiver, ...filled }, key);
      return say(words.given, { name });
    },
  });
  return [say(words.giveTo, { name }), ...before, form];
}
