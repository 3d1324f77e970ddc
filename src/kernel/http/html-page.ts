/** A small page without scripts of its own; `head` and `body` are HTML already. */
export function htmlPage(language: string, title: string, head: string, body: string): string {
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>${head}</head><body>${body}</body></html>
`;
}

/** Text for HTML: nothing in it can become a tag or end an attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
