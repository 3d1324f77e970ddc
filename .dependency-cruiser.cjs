/**
 * Which room may use which: the table of modules as data, and the rules made from it.
 * Every rule is broken, alone, by a small tree in test/architecture/fixtures.
 */
const MAY_USE = {
  identity: [],
  organization: ['identity'],
  employees: ['identity', 'organization'],
  audit: ['identity', 'organization', 'employees'],
  privacy: ['identity', 'employees', 'audit'],
  periods: ['organization', 'employees'],
  competencies: ['organization', 'employees'],
  'work-plans': ['organization', 'employees', 'periods'],
  reviews: ['organization', 'employees', 'periods', 'competencies'],
  appraisals: ['organization', 'employees', 'periods', 'work-plans', 'reviews'],
  training: ['employees', 'competencies', 'appraisals'],
  rewards: ['employees', 'competencies', 'appraisals', 'training'],
};
const BUSINESS = Object.keys(MAY_USE);
MAY_USE.documents = BUSINESS;
MAY_USE.insights = BUSINESS;
MAY_USE.integrations = [...BUSINESS, 'insights'];
MAY_USE.notifications = ['identity', 'organization', 'employees', 'periods', 'work-plans', 'reviews', 'appraisals'];

/**
 * All that the pure functions of a `domain/` folder may import besides each other: values, exact numbers, and statistics on plain numbers, which
 * like decimal.js has no dependency, keeps no state and does no I/O.
 */
const PURE = ['^src/kernel/values/', 'node_modules/decimal\\.js/', 'node_modules/simple-statistics/'];

const MODULES = Object.keys(MAY_USE);
const insideOf = (names) => `^src/modules/(${names.join('|')})/`;
const DOOR = '^src/modules/[^/]+/index\\.ts$';
const ENTITIES = ['^src/modules/.+/persistence/', '^src/modules/.+\\.entity\\.ts$'];
const APPLICATION = '^src/(app\\.[^/]+|main\\.ts|cli/.+)$';
const TESTS = '\\.spec\\.ts$';
/** Binds $1 and $2 to the importing file's own folder, so that `OWN` names its module. */
const ANYWHERE = '^src/([^/]+)/?([^/]*)';
const OWN = '^src/$1/$2/';
/** Imports that are gone at run time. */
const TYPES_ONLY = ['type-only', 'type-import'];

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const moduleTable = MODULES.map((name) =>
  rule(
    `${name}-may-use`,
    `${name} may use: ${MAY_USE[name].join(', ') || 'no other module'}. What must happen elsewhere is an event that the other module handles.`,
    { path: insideOf([name]) },
    { path: '^src/modules/', pathNot: insideOf([name, ...MAY_USE[name]]) },
  ),
);

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...moduleTable,
    rule(
      'module-is-in-the-table',
      'Every folder of src/modules stands in the table of modules, here and in docs/architecture.md.',
      { path: '^src/' },
      { path: '^src/modules/', pathNot: insideOf(MODULES) },
    ),
    rule(
      'only-through-the-door',
      'A module is known by its index.ts and nothing else: to other modules, the composition, commands and migrations.',
      { path: ANYWHERE },
      { path: '^src/modules/', pathNot: [OWN, DOOR, ...ENTITIES] },
    ),
    rule(
      'entities-stay-home',
      "An entity is known to its own module only; others ask the module's Api class, or join by a table name of its door.",
      { path: ANYWHERE },
      { path: ENTITIES, pathNot: OWN },
    ),
    rule(
      'door-shows-no-entity',
      'The door shows the module class, Api classes, events and table names; never an entity.',
      { path: DOOR },
      { path: ENTITIES },
    ),
    rule(
      'domain-is-pure',
      'Rules of the field import neither Nest nor TypeORM nor node:…, no other layer and no other module.',
      { path: '^src/modules/([^/]+)/domain/', pathNot: TESTS },
      { pathNot: ['^src/modules/$1/domain/', ...PURE] },
    ),
    rule(
      'domain-is-pure',
      "The same for the rules of a part of a module, which may use those of its other parts. Imported rows are named by types of organization's door.",
      { path: '^src/modules/([^/]+)/[^/]+/domain/', pathNot: [TESTS, '^src/modules/employees/import/'] },
      { pathNot: ['^src/modules/$1/domain/', '^src/modules/$1/[^/]+/domain/', ...PURE] },
    ),
    rule(
      'values-are-pure',
      'The helpers that the rules of the field may use are as pure as the rules.',
      { path: '^src/kernel/values/', pathNot: TESTS },
      { pathNot: PURE },
    ),
    rule(
      'kernel-knows-no-module',
      'The kernel is what every module needs; it knows none of them.',
      { path: '^src/(kernel|config)/' },
      { path: '^src/modules/' },
    ),
    rule(
      'nobody-knows-the-application',
      'The composition and the commands are starting points; kernel, modules and migrations do not lead back to them.',
      { path: '^src/(kernel|config|database|modules)/' },
      { path: APPLICATION },
    ),
    rule(
      'migrations-use-the-kernel',
      'A migration is frozen after its release: it uses the kernel, its neighbours and doors of modules.',
      { path: '^src/database/' },
      { path: '^src/', pathNot: ['^src/(database|kernel|modules)/', APPLICATION] },
    ),
    rule(
      'no-circle',
      'Files that need each other at run time are one thing, or lack a third; `import type` is free.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: TYPES_ONLY } },
    ),
    rule(
      'no-orphan',
      'A file that imports nothing and that nothing imports is left over.',
      { orphan: true, path: '^src/', pathNot: [APPLICATION, TESTS, '\\.d\\.ts$'] },
      {},
    ),
    rule('resolvable', 'What is imported exists.', {}, { couldNotResolve: true }),
    rule(
      'declared-for-production',
      'What the service imports at run time stands under "dependencies" of package.json.',
      { path: '^src/', pathNot: TESTS },
      { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: TYPES_ONLY },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['node', 'import', 'require', 'default', 'types'],
    },
  },
};
