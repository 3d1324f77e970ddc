import { make } from '../page/elements.js';
import { ROOT } from '../page/words.js';
import { actForm } from './acts.js';
import { field, link } from './dom.js';
import { words } from './words.js';

/** Refusals that ask for a code of the authenticator app. */
const CODE_WANTED = ['AUTH.TOTP_REQUIRED', 'AUTH.PROOF_INCOMPLETE'];

/** The form to sign in; it asks for a code as soon as the service wants one. */
export function signInForm(session) {
  const username = field('input', words.username, {
    name: 'username',
    autocomplete: 'username',
    autocapitalize: 'none',
  });
  const password = field('input', words.password, {
    ...{ name: 'current-password', type: 'password', autocomplete: 'current-password' },
  });
  const code = field('input', words.code, { name: 'totp', autocomplete: 'one-time-code', disabled: true });
  const form = actForm({
    label: words.signIn,
    fields: [username, password, code],
    action: words.signIn,
    keeps: true,
    send: async ({ username: name, 'current-password': secret, totp }) => {
      const refusal = await session.signIn({ username: name, password: secret, totp: totp || undefined });
      if (!refusal) return form.reset();
      if (!CODE_WANTED.includes(refusal.code)) throw new Error(refusal.detail);
      askForCode();
      throw new Error(words.codeWanted);
    },
  });
  const place = code[0].parentElement;
  place.hidden = true;
  form.id = 'sign-in';

  function askForCode() {
    place.hidden = false;
    code[0].disabled = false;
    code[0].focus();
  }

  return form;
}

/** What somebody has to do before anything else, as `GET /auth/me` names it. */
export function dutyView({ me, session, api }) {
  if (me.duty !== 'CHANGE_PASSWORD') {
    const goOn = make('button', { type: 'button' }, words.goOn);
    goOn.addEventListener('click', () => void session.lookAgain());
    const docs = link(new URL(document.documentElement.lang === 'en' ? 'docs/en' : 'docs', ROOT), words.factorLink);
    return [words.factorFirst, make('p', {}, words.factorWhy), make('p', {}, docs), make('p', {}, goOn)];
  }
  const secret = (label, name) => field('input', label, { name, type: 'password', autocomplete: name });
  const form = actForm({
    fields: [secret(words.oldPassword, 'current-password'), secret(words.newPassword, 'new-password')],
    action: words.change,
    send: async (filled) => {
      const body = { currentPassword: filled['current-password'], newPassword: filled['new-password'] };
      await api.post('auth/password', body);
      await session.lookAgain();
    },
  });
  return [words.passwordFirst, make('p', {}, words.passwordWhy), form];
}
