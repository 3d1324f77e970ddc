/** A piece of SVG that is markup already; everything else is text and is escaped. */
export class Markup {
  constructor(readonly text: string) {}
}

type Attribute = string | number | undefined;
type Attributes = Readonly<Record<string, Attribute>>;
type Child = Markup | string | readonly Markup[];

/** Text for SVG: nothing in it can become a tag or end an attribute; characters that XML cannot hold are left out. */
export function escaped(text: string): string {
  const held = [...text].filter(isHeld).join('');
  return held.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** An element with its attributes and children. */
export function el(name: string, attributes: Attributes, ...children: readonly Child[]): Markup {
  const said = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escaped(typeof value === 'number' ? rounded(value) : String(value))}"`);
  const inner = children.flatMap((child) =>
    typeof child === 'string' ? escaped(child) : child instanceof Markup ? child.text : child.map(({ text }) => text),
  );
  const open = `<${name}${said.join('')}`;
  return new Markup(inner.length === 0 ? `${open}/>` : `${open}>${inner.join('')}</${name}>`);
}

const rounded = (value: number): string => String(Math.round(value * 100) / 100);

function isHeld(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  if (code < 32) return code === 9 || code === 10;
  return (code < 0xd800 || code > 0xdfff) && code !== 0xfffe && code !== 0xffff;
}
