import { make } from '../page/elements.js';
import { Session } from '../page/session.js';
import { LANGUAGE, ROOT } from '../page/words.js';
import { Api } from './api.js';
import { boardView } from './board.js';
import { checkView } from './check.js';
import { link, section } from './dom.js';
import { placesOf } from './places.js';
import { resultView } from './result.js';
import { dutyView, signInForm } from './sign-in.js';
import { answerView, feedbackView, teamView } from './team.js';
import { words } from './words.js';
import { personView, yearView } from './year.js';

const VIEWS = {
  saya: yearView,
  hasil: resultView,
  pegawai: personView,
  tim: teamView,
  'umpan-balik': feedbackView,
  jawab: answerView,
  unit: boardView,
  periksa: checkView,
};

const [top, main, said] = ['top', 'main', 'said'].map((id) => document.getElementById(id));
const session = new Session((person, sentence) => void changed(person, sentence));
const api = new Api(session);
/** Who is signed in, and what there is for him; null when nobody is. */
let me = null;
let places = null;
/** Whose view stands on the page, so that it may stay while he signs in again. */
let shownFor = null;
let turn = 0;

/** Follows the session: shows the way in, what has to be done first, or the page itself. */
async function changed(person, sentence) {
  if (!person && sentence && shownFor) return askAgain(sentence);
  const isSame = person?.accountId === shownFor && !person?.duty && !me?.duty;
  me = person;
  document.getElementById('again')?.remove();
  if (person && isSame && main.childElementCount > 0) return drawTop();
  places = null;
  await show(sentence);
}

/** The form to sign in above what stands there, which stays: nothing that was filled in is lost. */
function askAgain(sentence) {
  if (document.getElementById('again')) return;
  const again = section(words.signIn, make('p', { role: 'alert' }, `${sentence} ${words.again}`), signInForm(session));
  again.id = 'again';
  main.prepend(again);
  again.querySelector('input').focus();
}

/** Shows the view of the address anew, and says a sentence when it stands. */
async function show(sentence = '') {
  turn += 1;
  const own = turn;
  drawTop();
  said.textContent = words.loading;
  main.ariaBusy = 'true';
  const [title, ...parts] = await viewOf(window.location.hash).catch(refused);
  // Somebody has gone on meanwhile.
  if (own !== turn) return;
  shownFor = me?.accountId ?? null;
  main.ariaBusy = 'false';
  const heading = make('h1', { tabIndex: -1 }, title);
  main.replaceChildren(heading, ...parts);
  document.title = `${title} – Sasaran`;
  said.textContent = sentence;
  drawTop();
  window.scrollTo(0, 0);
  heading.focus();
}

async function viewOf(hash) {
  const [name, ...ids] = hash.replace(/^#\/?/, '').split('/').map(decodeURIComponent);
  if (name === 'periksa') return checkView();
  if (!me) return [words.signIn, signInForm(session)];
  if (me.duty) return dutyView({ api, me, session });
  places ??= await placesOf(api, me);
  const context = { api, me, units: places.units, show };
  const view = VIEWS[name || places.first];
  if (!view) return [words.unknown, make('p', {}, words.unknownWhy)];
  return view(context, ...ids.map((id) => id || undefined));
}

function refused(refusal) {
  const again = make('button', { type: 'button' }, words.retry);
  again.addEventListener('click', () => void show());
  return [words.retry, make('p', { className: 'message refused', role: 'alert' }, refusal.message), again];
}

function drawTop() {
  const here = window.location.hash.split('/')[1] ?? '';
  const names = me && !me.duty ? (places?.names ?? []) : [];
  const current = here || names[0] || '';
  const tabs = [...names, 'periksa'].map((name) => {
    const titles = { saya: words.year, tim: words.team, unit: words.board, periksa: words.check };
    const tab = link(`#/${name}`, titles[name]);
    if (current === name) tab.setAttribute('aria-current', 'page');
    return make('li', {}, tab);
  });
  const nav = make('nav', { ariaLabel: words.nav }, make('ul', {}, ...tabs));
  top.replaceChildren(make('strong', {}, 'Sasaran'), nav, make('p', { id: 'who' }, ...account()));
}

function account() {
  const other = LANGUAGE === 'en' ? 'id' : 'en';
  const address = new URL(other === 'en' ? 'papan/en' : 'papan', ROOT).href + window.location.hash;
  const language = link(address, words.other, { lang: other, hreflang: other });
  if (!me) return [language];
  const out = make('button', { type: 'button' }, words.signOut);
  out.addEventListener('click', () => void signOut());
  return [make('span', {}, me.username), language, out];
}

async function signOut() {
  shownFor = null;
  window.history.replaceState(null, '', '#/');
  await session.signOut();
}

document.querySelector('.skip').addEventListener('click', (event) => {
  event.preventDefault();
  main.focus();
});
window.addEventListener('hashchange', () => void show());
void session.resume();
