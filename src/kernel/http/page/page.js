import { Bar } from './bar.js';
import { Calls } from './calls.js';
import { Session } from './session.js';
import { LANGUAGE, ROOT } from './words.js';

/** The way to sign in, as the document names it. */
const SCHEME = 'bearer';

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

/** Shows the locks of Swagger UI closed; the token itself goes with each request. */
function lock(ui) {
  ui?.preauthorizeApiKey(SCHEME, '-');
}

async function start() {
  let calls;
  let ui;
  let shown = null;
  const session = new Session((person, sentence) => {
    if ((person?.username ?? null) !== shown) calls?.forget();
    if (person) lock(ui);
    else if (shown !== null) ui?.authActions.logout([SCHEME]);
    shown = person?.username ?? null;
    bar.show(person, sentence);
  });
  const bar = new Bar(document.getElementById('bar'), session);
  const folder = LANGUAGE === 'en' ? 'docs/en' : 'docs';
  const [openApi] = await Promise.all([
    fetch(new URL(`${folder}/openapi.json`, ROOT)).then((answer) => answer.json()),
    session.resume(),
  ]);
  calls = new Calls(openApi, session);
  ui = window.SwaggerUIBundle({
    spec: openApi,
    dom_id: '#swagger-ui',
    deepLinking: true,
    docExpansion: 'list',
    filter: true,
    displayRequestDuration: true,
    requestSnippetsEnabled: true,
    persistAuthorization: false,
    validatorUrl: null,
    plugins: [{ fn: { opsFilter: findOperations } }],
    requestInterceptor: (request) => calls.complete(request),
    responseInterceptor: (response) => calls.remember(response),
    onComplete: () => shown !== null && lock(ui),
  });
}

void start();
