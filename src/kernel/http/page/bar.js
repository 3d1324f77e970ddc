import { LANGUAGE, ROOT, words } from './words.js';

/** The bar above Swagger UI: who is signed in, the other language, the document to download. */
export class Bar {
  #place;
  #session;

  constructor(place, session) {
    this.#place = place;
    this.#session = session;
  }

  /** Shows who is signed in, or the form to do so with a sentence why it is there. */
  show(person, sentence) {
    const who = person ? this.#signedIn(person) : this.#form(sentence);
    this.#place.replaceChildren(make('strong', { textContent: words.title }), who, links());
  }

  #signedIn({ username, roles }) {
    const rights = make('span', { className: 'roles', textContent: roles.join(', ') || words.noRoles });
    const out = make('button', { type: 'button', textContent: words.signOut });
    out.addEventListener('click', () => void this.#session.signOut());
    return make('span', { id: 'who' }, `${words.signedIn} `, make('b', { textContent: username }), ' ', rights, out);
  }

  #form(sentence) {
    const username = field('username', words.username, 'text');
    const password = field('current-password', words.password, 'password');
    const message = make('span', { role: 'alert', textContent: sentence || words.signedOut });
    const button = make('button', { textContent: words.signIn });
    const form = make('form', { id: 'sign-in' }, username, password, button, message);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      button.disabled = true;
      void this.#session.signIn(username.value.trim(), password.value);
    });
    return form;
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

function field(autocomplete, placeholder, type) {
  return make('input', { type, placeholder, ariaLabel: placeholder, required: true, autocomplete, name: type });
}

function make(name, properties, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}
