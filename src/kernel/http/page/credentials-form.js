import { field, make } from './elements.js';
import { words } from './words.js';

/** Refusals that ask for a code of the authenticator app. */
const CODE_WANTED = ['AUTH.TOTP_REQUIRED', 'AUTH.PROOF_INCOMPLETE'];

/**
 * A form that asks for a password, for the name before it when it is not known, and for a code as soon as the service wants
 * one. `send` takes what was filled in and gives the refusal, or null; a refused form stays as it was filled in.
 */
export function credentialsForm({ id, asksName, action, sentence, send }) {
  const name = asksName ? [field('username', words.username, 'text')] : [];
  const password = field('current-password', words.password, 'password');
  const code = Object.assign(field('one-time-code', words.code, 'text'), { hidden: true, disabled: true });
  const message = make('span', { role: 'alert', textContent: sentence });
  const button = make('button', { textContent: action });
  const form = make('form', { id }, ...name, password, code, button, message);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    button.disabled = true;
    const filled = { username: name[0]?.value.trim(), password: password.value, totp: code.value.trim() || undefined };
    const refusal = await send(filled);
    button.disabled = false;
    if (refusal) tell(refusal);
  });

  function tell({ code: why, detail }) {
    message.textContent = CODE_WANTED.includes(why) ? words.codeWanted : detail;
    if (CODE_WANTED.includes(why)) Object.assign(code, { hidden: false, disabled: false });
    (code.hidden ? password : code).focus();
    (code.hidden ? password : code).select();
  }

  return form;
}
