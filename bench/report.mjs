import { median, percentile, rounded } from './figures.mjs';

/** What came of one case: rates in answers per second, ratios as the median over the rounds, latencies of our service. */
export function caseResult({ name, target }, rounds, memory) {
  const rate = (server) => rounded(median(rounds.map((round) => round[server].perSecond)));
  const ratio = (server) => rounded(median(rounds.map((round) => round.ours.perSecond / round[server].perSecond)), 2);
  const durations = rounds.flatMap((round) => round.ours.durations).sort((a, b) => a - b);
  const cpuUs = (server) => leastOf(rounds.map((round) => round[server].cpuUs));
  const busy = (server) => rounded(median(rounds.map((round) => round[server].busy ?? NaN)));
  return {
    result: {
      name,
      ours: rate('ours'),
      limit: rate('limit'),
      scaffold: rate('scaffold'),
      ratioToLimit: ratio('limit'),
      ratioToScaffold: ratio('scaffold'),
      p50Ms: rounded(percentile(durations, 50), 1),
      p99Ms: rounded(percentile(durations, 99), 1),
      rssMiB: rounded(memory),
    },
    target,
    cpuUs: { ours: cpuUs('ours'), limit: cpuUs('limit'), scaffold: cpuUs('scaffold') },
    busy: { ours: busy('ours'), limit: busy('limit') },
  };
}

/** Processor time of the round in which the rest of the machine disturbed least. */
const leastOf = (values) => (values.includes(null) ? null : rounded(Math.min(...values)));

/** A result that is not a rate: seconds or milliseconds, of ours alone or of all three. */
export function plainResult(name, values, rssMiB) {
  const { ours = null, limit = null, scaffold = null } = values;
  return { name, ours, limit, scaffold, ratioToLimit: null, ratioToScaffold: null, p50Ms: null, p99Ms: null, rssMiB };
}

/** The table for people. */
export function printCases(cases) {
  const header = [
    '',
    'ours/s',
    'limit/s',
    'scaffold/s',
    '× limit',
    '× scaffold',
    'p50 ms',
    'p99 ms',
    'CPU µs',
    'limit µs',
    'scaffold µs',
    'busy',
  ];
  const rows = cases.map(({ result, target, cpuUs, busy }) => [
    result.name,
    result.ours,
    result.limit,
    result.scaffold,
    judged(result.ratioToLimit, target.toLimit),
    judged(result.ratioToScaffold, target.toScaffold),
    result.p50Ms,
    result.p99Ms,
    cpuUs.ours,
    cpuUs.limit,
    cpuUs.scaffold,
    `${busy.ours}/${busy.limit} %`,
  ]);
  printTable([header, ...rows]);
  console.log(
    '\n× limit, × scaffold: median over the rounds, with what is to be reached (✓ reached, ✗ not). CPU: of the server’s process\n' +
      'for one answer, in the round where it was least. busy: how much of its core ours and limit used.',
  );
}

const judged = (ratio, wanted) =>
  wanted === null ? `${ratio}` : `${ratio} ${ratio >= wanted ? '✓' : '✗'} ≥ ${wanted}`;

/** Texts to the left, the rest to the right. */
export function printTable(rows) {
  const cells = rows.map((row) => row.map((cell) => String(cell ?? '–')));
  const widths = cells[0].map((_, column) => Math.max(...cells.map((row) => row[column].length)));
  const line = (row) => row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  ');
  console.log(line(cells[0]));
  console.log(widths.map((width) => '─'.repeat(width)).join('  '));
  for (const row of cells.slice(1)) console.log(line(row));
}
