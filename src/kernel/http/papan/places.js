/** What there is for somebody: the pages in their order, the first of them, and the units whose board he sees. */
export async function placesOf(api, me) {
  const [isLeading, units] = await Promise.all([leads(api, me), unitsOf(api, me)]);
  const hasBoard = me.permissions.includes('government-board:read') || units.length > 0;
  const names = [
    ...(me.employeeId ? ['saya'] : []),
    ...(isLeading ? ['tim'] : []),
    ...(hasBoard && me.permissions.includes('board:read') ? ['unit'] : []),
  ];
  return { names, units, first: names[0] ?? 'periksa' };
}

async function leads(api, { employeeId, permissions }) {
  if (!employeeId || !permissions.includes('team:read')) return false;
  return (await api.get('team', { limit: 1 })).data.length > 0;
}

/** The units that somebody heads today or acts for, and those that he cares for. */
async function unitsOf(api, { employeeId, roles }) {
  const caredFor = roles.map(({ unitId }) => unitId).filter(Boolean);
  const [led, cared] = await Promise.all([
    employeeId ? unitsLedBy(api, employeeId) : [],
    Promise.all(caredFor.map((id) => api.get(`org-units/${id}`))),
  ]);
  const byId = new Map([...led, ...cared].map(({ id, name }) => [id, { id, name }]));
  return [...byId.values()];
}

async function unitsLedBy(api, employeeId) {
  const [{ unitId: own }, { data }] = await Promise.all([
    api.get(`employees/${employeeId}`),
    api.get(`employees/${employeeId}/assignments`, { limit: 200 }),
  ]);
  const today = new Date().toISOString().slice(0, 10);
  const holds = ({ validFrom, validUntil }) => validFrom <= today && (validUntil ?? today) >= today;
  return data
    .filter((post) => post.headsUnit && (post.unitId === own || holds(post)))
    .map(({ unitId, unitName }) => ({ id: unitId, name: unitName }));
}
