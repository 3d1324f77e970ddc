import { make } from '../page/elements.js';
import { newKey } from '../page/keys.js';
import { say, words } from './words.js';

/**
 * A form for one act. `fields` are what `field` makes; `send` gets their values by name and gives the sentence that says what was
 * done. What is refused is said beside the button, and the form stays as it was filled in.
 */
export function actForm({ label, fields = [], action, send, keeps = false }) {
  const message = make('p', { className: 'message' });
  message.setAttribute('role', 'alert');
  const button = make('button', {}, action);
  const parts = fields.map(([, shown]) => make('p', { className: 'field' }, ...shown));
  const form = make('form', { noValidate: true, ariaLabel: label ?? action }, ...parts, make('p', {}, button), message);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void submit();
  });

  const keyOf = keyKeeper();

  async function submit() {
    if (form.ariaBusy === 'true') return;
    const values = Object.fromEntries(fields.map(([input]) => [input.name, input.value.trim()]));
    const empty = fields.find(([input]) => input.required && !input.disabled && input.value.trim() === '');
    if (empty) return refuse(say(words.required, { label: empty[1][0].textContent }), empty[0]);
    for (const [input] of fields) input.removeAttribute('aria-invalid');
    form.ariaBusy = 'true';
    tell(words.loading, 'wait');
    try {
      const done = await send(values, keyOf(values));
      if (!keeps) form.reset();
      tell(done ?? '', 'done');
    } catch (refusal) {
      refuse(refusal.message);
    } finally {
      form.ariaBusy = 'false';
    }
  }

  function refuse(sentence, input) {
    tell(sentence, 'refused');
    input?.setAttribute('aria-invalid', 'true');
    input?.focus();
  }

  function tell(sentence, kind) {
    message.className = `message ${kind}`;
    message.textContent = sentence;
  }

  return form;
}

/** One key for one content, until it has changed: what is sent again after a failure is done once. */
function keyKeeper() {
  let last;
  let key;
  return (values) => {
    const content = JSON.stringify(values);
    if (content !== last) key = newKey();
    last = content;
    return key;
  };
}
