import { make } from '../page/elements.js';
import { ROOT } from '../page/words.js';
import { actForm } from './acts.js';
import { field } from './dom.js';
import { words } from './words.js';

/** The way to the page that says whether a document is genuine. */
export function checkView() {
  const code = field('input', words.checkCode, { name: 'code', autocomplete: 'off', maxLength: 40 }, words.checkHint);
  const form = actForm({
    fields: [code],
    action: words.checkNow,
    keeps: true,
    send: (filled) => window.location.assign(new URL(`verifikasi/${encodeURIComponent(filled.code)}`, ROOT)),
  });
  return [words.check, make('p', {}, words.checkWhy), form];
}
