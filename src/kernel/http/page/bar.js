import { credentialsForm } from './credentials-form.js';
import { make } from './elements.js';
import { LANGUAGE, ROOT, words } from './words.js';

/** The bar above Swagger UI: who is signed in, the other language, the document to download. */
export class Bar {
  #place;
  #session;

  constructor(place, session) {
    this.#place = place;
    this.#session = session;
  }

  /** Shows who is signed in and what he has to do first, or the form to sign in with a sentence why it is there. */
  show(person, sentence) {
    this.#fill(person ? this.#signedIn(person) : this.#signIn(sentence));
  }

  /** Asks the person for the password once more, because an operation was refused without it. */
  askAgain(person) {
    const form = credentialsForm({
      id: 'prove',
      action: words.prove,
      sentence: words.proofWanted,
      send: async (filled) => {
        const refusal = await this.#session.prove(filled);
        if (!refusal) this.#fill(this.#signedIn(person), make('span', { role: 'status', textContent: words.proved }));
        return refusal;
      },
    });
    this.#fill(this.#signedIn(person), form);
    form.elements[0].focus();
  }

  #fill(...parts) {
    this.#place.replaceChildren(make('strong', { textContent: words.title }), ...parts, links());
  }

  #signedIn({ username, roles, duty }) {
    const names = [...new Set(roles.map(({ role }) => role))].join(', ');
    const rights = make('span', { className: 'roles', textContent: names || words.noRoles });
    const first = duty ? [make('span', { role: 'alert', textContent: words.duties[duty] })] : [];
    const out = make('button', { type: 'button', textContent: words.signOut });
    out.addEventListener('click', () => void this.#session.signOut());
    const name = make('b', { textContent: username });
    return make('span', { id: 'who' }, `${words.signedIn} `, name, ' ', rights, out, ...first);
  }

  #signIn(sentence) {
    return credentialsForm({
      id: 'sign-in',
      asksName: true,
      action: words.signIn,
      sentence: sentence || words.signedOut,
      send: (filled) => this.#session.signIn(filled),
    });
  }
}

function links() {
  const folder = LANGUAGE === 'en' ? 'docs/en' : 'docs';
  const other = LANGUAGE === 'en' ? 'docs' : 'docs/en';
  return make(
    'nav',
    {},
    `${words.download} `,
    link(`${folder}/openapi.json`, 'OpenAPI 3.1', 'sasaran-openapi-3.1.json'),
    link(`${folder}/openapi-3.0.json`, 'OpenAPI 3.0.3', 'sasaran-openapi-3.0.3.json'),
    link(other, words.otherLanguage),
  );
}

function link(path, textContent, download) {
  return make('a', { href: new URL(path, ROOT).href, textContent, ...(download ? { download } : {}) });
}
