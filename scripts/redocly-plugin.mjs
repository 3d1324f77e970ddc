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

/** SCIM has paths and errors of its own, by RFC 7644. */
const isScim = (path) => path.startsWith('/scim/');
const SCIM_MEDIA = 'application/scim+json';
const PROBLEM_MEDIA = 'application/problem+json';

/** Redocly's paths-kebab-case, for the paths that are ours to name. */
function kebabCase() {
  return {
    PathItem(_path, { report, key }) {
      const segments = String(key).split('/').filter(Boolean);
      if (isScim(String(key)) || segments.every((one) => /^{.+}$|^[a-z0-9-.]+$/.test(one))) return;
      report({ message: `\`${key}\` does not use kebab-case.`, location: { reportOnKey: true } });
    },
  };
}

/** Redocly's rule on RFC 9457; below /scim a refusal is an error of RFC 7644. */
function refusals() {
  return {
    PathItem: {
      Response(response, { report, location, key }) {
        if (!/^4/.test(String(key))) return;
        const wanted = isScim(pathOf(location.pointer)) ? SCIM_MEDIA : PROBLEM_MEDIA;
        const schema = response.content?.[wanted]?.schema;
        if (!schema)
          report({ message: `A refusal has the content type \`${wanted}\` and a schema.`, location: location.key() });
      },
    },
  };
}

const pathOf = (pointer) => (/#\/paths\/([^/]+)/.exec(pointer)?.[1] ?? '').replaceAll('~1', '/').replaceAll('~0', '~');

export default function plugin() {
  return { id: 'sasaran', assertions: { showsText }, rules: { oas3: { 'kebab-case': kebabCase, refusals } } };
}
