// What redocly.yaml asks of the document and redocly itself does not offer.
const EXPLAINS = ['example', 'examples', 'enum', 'const', 'format', 'default'];

/** A text, or a list of texts, shows what it looks like; numbers and flags speak for themselves. */
function showsText(_keys, _options, { node: schema, baseLocation }) {
  const isText = (node) => [node?.type].flat().includes('string');
  const shown = (node) => EXPLAINS.some((key) => node[key] !== undefined);
  const named = schema.items?.$ref !== undefined;
  if (shown(schema) || named || !(isText(schema) || isText(schema.items))) return [];
  return schema.items && shown(schema.items) ? [] : [{ location: baseLocation }];
}

export default function plugin() {
  return { id: 'sasaran', assertions: { showsText } };
}
