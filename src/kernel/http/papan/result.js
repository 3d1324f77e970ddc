import { make } from '../page/elements.js';
import { actForm } from './acts.js';
import { facts, field, section, table } from './dom.js';
import { day, say, word, words } from './words.js';

/** States in which the employee knows the result. */
const PUBLISHED = ['PUBLISHED', 'ACKNOWLEDGED', 'OBJECTED', 'FINAL'];

/** One result: what it is, why it is so, what one can do about it, and its documents. */
export async function resultView({ api, me, show }, id) {
  const appraisal = await api.get(`appraisals/${id}`);
  const { predicate, status, periodName } = appraisal;
  const [explanation, talks] = await Promise.all([
    predicate ? api.get(`appraisals/${id}/explanation`) : null,
    api.get(`appraisals/${id}/talks`, { limit: 100 }),
  ]);
  const isPublished = PUBLISHED.includes(status);
  const below = make(
    'div',
    { tabIndex: -1 },
    ...(isPublished ? [acts(api, me, appraisal, show)] : []),
    ...(talks.data.length > 0 ? [section(words.talks, talkList(talks.data))] : []),
    ...(isPublished ? [section(words.documents, ...downloads(api, id))] : []),
  );
  return [
    say(words.result, { period: periodName }),
    ...(explanation ? headline(explanation) : [make('p', {}, words.unpublished)]),
    overview(appraisal),
    ...(isPublished ? [shortcut(below)] : []),
    ...(explanation ? explained(explanation) : []),
    below,
  ];
}

function overview(appraisal) {
  return facts([
    [words.whose, appraisal.employeeName],
    [words.state, word(appraisal.status)],
    [words.predicate, appraisal.predicate && word(appraisal.predicate)],
    [words.appraiser, appraisal.appraiserName],
    [words.published, day(appraisal.publishedAt)],
    [words.acknowledged, day(appraisal.acknowledgedOn)],
    [words.objection, day(appraisal.objectionDueOn)],
  ]);
}

/** The explanation is long: a way past it. */
function shortcut(below) {
  const button = make('button', { type: 'button', className: 'quiet' }, words.toActs);
  button.addEventListener('click', () => {
    below.scrollIntoView();
    below.focus();
  });
  return make('p', {}, button);
}

function headline({ headline: sentence, isDraft }) {
  const draft = isDraft ? [make('p', { className: 'late' }, words.draft)] : [];
  return [...draft, make('p', { className: 'headline' }, sentence)];
}

function explained({ sections }) {
  return sections.map(({ title, sentences, figures }) => {
    const rows = figures.map(({ label, value, unit }) => [label, value, unit ?? '']);
    const numbers = rows.length > 0 ? [figureTable(title, rows)] : [];
    return section(title, ...sentences.map((sentence) => make('p', {}, sentence)), ...numbers);
  });
}

function figureTable(title, rows) {
  const summary = say(words.figures, { title });
  return table(summary, [words.what, words.count, words.unitOf], rows);
}

/** After an act the view is shown anew, with the sentence that says what was done. */
function acts(api, me, { id, employeeId, appraiserId, status }, show) {
  const isOwn = employeeId === me.employeeId;
  const forms = [];
  if (isOwn && status === 'PUBLISHED') {
    const receive = async (_, key) => {
      await api.post(`appraisals/${id}/acknowledgement`, undefined, key);
      await show(words.acknowledgedNow);
    };
    const form = actForm({ action: words.acknowledge, send: receive });
    form.prepend(make('p', {}, words.acknowledgeWhy));
    forms.push(form);
  }
  if (isOwn || appraiserId === me.employeeId) {
    const note = field('textarea', words.talkNote, { name: 'note', rows: 3, maxLength: 4000 });
    const ask = async (filled, key) => {
      await api.post(`appraisals/${id}/talks`, filled, key);
      await show(words.talkDone);
    };
    forms.push(actForm({ label: words.talk, fields: [note], action: words.talk, send: ask }));
  }
  return forms.length > 0 ? section(words.acts, ...forms) : '';
}

function talkList(talks) {
  const items = talks.map(({ heldOn, note, byName, createdAt }) => {
    const when = say(heldOn ? words.held : words.asked, { day: day(heldOn ?? createdAt), name: byName });
    return make('li', {}, make('p', {}, note ?? ''), make('small', {}, when));
  });
  return make('ul', { className: 'cards' }, ...items);
}

function downloads(api, id) {
  const one = (action, path) => {
    const form = actForm({ action, keeps: true, send: () => download(api, path) });
    form.className = 'plain';
    return form;
  };
  return [
    one(words.documentOf, `appraisals/${id}/document`),
    one(words.evaluationOf, `appraisals/${id}/evaluation-document`),
  ];
}

/** A link cannot carry the token: the file is fetched, and then saved from memory. */
async function download(api, path) {
  const { name, contents } = await api.file(path);
  const href = URL.createObjectURL(contents);
  make('a', { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
  return say(words.downloaded, { name });
}
