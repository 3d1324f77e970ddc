import { Bar } from './bar.js';
import { Calls } from './calls.js';
import { Session } from './session.js';
import { LANGUAGE, ROOT } from './words.js';

/** The way to sign in, as the document names it. */
const SCHEME = 'bearer';
/** The refusal of a sensitive operation whose caller gave the password too long ago. */
const PASSWORD_WANTED = 'ACCESS.SIGN_IN_NOT_RECENT';

/** Finds operations by any of their words, not only groups by their name. */
function findOperations(groups, phrase) {
  const wanted = phrase.trim().toLowerCase();
  const fits = (text) => String(text).toLowerCase().includes(wanted);
  const operationFits = (one) =>
    fits(one.get('path')) || fits(one.getIn(['operation', 'summary'])) || fits(one.getIn(['operation', 'operationId']));
  return groups
    .map((group, name) => (fits(name) ? group : group.update('operations', (all) => all.filter(operationFits))))
    .filter((group) => group.get('operations').size > 0);
}

/** Groups are closed, as a table of contents; while something is looked for, they show what was found. */
function openWhileFiltering(ui, groups) {
  let isFiltering = false;
  document.addEventListener('input', ({ target }) => {
    if (!target.matches('.operation-filter-input') || isFiltering === (target.value !== '')) return;
    isFiltering = !isFiltering;
    for (const { name } of groups) ui.layoutActions.show(['operations-tag', name], isFiltering);
  });
}

/** Shows the locks of Swagger UI closed; the token itself goes with each request. */
function lock(ui) {
  ui?.preauthorizeApiKey(SCHEME, '-');
}

/** Whether an answer may mean that somebody else is signed in than before, with other duties, or nobody. */
function concernsTheSession({ status, ok, url }) {
  return status === 401 || (ok && url.includes('/api/v1/auth/'));
}

async function start() {
  let calls;
  let ui;
  let shown = null;
  const session = new Session((person, sentence) => {
    if (person?.username !== shown?.username) calls?.forget();
    if (person) lock(ui);
    else if (shown) ui?.authActions.logout([SCHEME]);
    shown = person;
    bar.show(person, sentence);
  });
  const bar = new Bar(document.getElementById('bar'), session);
  const folder = LANGUAGE === 'en' ? 'docs/en' : 'docs';
  const [openApi] = await Promise.all([
    // Of two forms of one document the page takes the one that Swagger UI reads in a fifth of the time.
    fetch(new URL(`${folder}/openapi-3.0.json`, ROOT)).then((answer) => answer.json()),
    session.resume(),
  ]);
  calls = new Calls(openApi, session);
  const answered = (response) => {
    calls.remember(response);
    if (shown && response.body?.code === PASSWORD_WANTED) bar.askAgain(shown);
    else if (shown && concernsTheSession(response)) void session.lookAgain();
    return response;
  };
  ui = window.SwaggerUIBundle({
    spec: openApi,
    dom_id: '#swagger-ui',
    deepLinking: true,
    docExpansion: 'none',
    filter: true,
    displayRequestDuration: true,
    requestSnippetsEnabled: true,
    persistAuthorization: false,
    validatorUrl: null,
    plugins: [{ fn: { opsFilter: findOperations } }],
    requestInterceptor: (request) => calls.complete(request),
    responseInterceptor: answered,
    onComplete: () => shown && lock(ui),
  });
  openWhileFiltering(ui, openApi.tags);
}

void start();
