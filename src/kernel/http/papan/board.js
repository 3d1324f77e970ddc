import { make } from '../page/elements.js';
import { actForm } from './acts.js';
import { chartFigure } from './charts.js';
import { choice, emptyTable, link, section, table } from './dom.js';
import { moment, say, word, words } from './words.js';

/** The unit that stands for the whole government in the address of the page. */
const GOVERNMENT = 'semua';
/** Instead of an evaluation period: all of the year. */
const WHOLE_YEAR = 'tahun';

/** The board of a unit, or of the government, with its charts. */
export async function boardView({ api, me, units }, unitId, yearId, asked) {
  const choices = [
    ...(me.permissions.includes('government-board:read') ? [[GOVERNMENT, words.government]] : []),
    ...units.map(({ id, name }) => [id, name]),
  ];
  const unit = unitId ?? choices[0]?.[0];
  if (!unit) return [words.board, make('p', {}, words.noBoard)];
  const years = (await api.get('performance-periods', { limit: 200 })).data;
  const year = years.find(({ id }) => id === yearId) ?? latest(years, 'startsOn') ?? years[0];
  if (!year) return [words.board, make('p', {}, words.noYears)];
  const periods = (await api.get(`performance-periods/${year.id}/evaluation-periods`, { limit: 200 })).data;
  const period = asked ?? latest(periods, 'appraisalOpensOn')?.id ?? WHOLE_YEAR;
  const time = { performancePeriodId: year.id, evaluationPeriodId: period === WHOLE_YEAR ? '' : period };
  const [board, { charts }] = await Promise.all([
    api.get(unit === GOVERNMENT ? 'boards/government' : `org-units/${unit}/board`, time),
    api.get('charts'),
  ]);
  const pictures = chartsOf(board, charts, time.evaluationPeriodId).map((path) => drawnOrRefused(api, path));
  if (!choices.some(([id]) => id === unit)) choices.push([unit, board.unitName]);
  return [
    say(words.boardOf, { name: board.unitName }),
    chooser(choices, unit, years, year, periods, period),
    make('p', {}, say(words.countedAt, { time: moment(board.countedAt) })),
    make('div', { className: 'tables' }, ...figures(board)),
    unitTable(board.units, `${year.id}/${period}`),
    section(words.charts, ...(await Promise.all(pictures))),
  ];
}

/** The last of these, in their order, that has come to this day of its. */
function latest(times, day) {
  const today = new Date().toISOString().slice(0, 10);
  return times.findLast((time) => time[day] <= today);
}

function chooser(choices, unit, years, year, periods, chosen) {
  const unitField = choice(words.unit, 'unit', choices, unit);
  const yearOptions = years.map((one) => [one.id, String(one.year)]);
  const periodOptions = [[WHOLE_YEAR, words.wholeYear], ...periods.map(({ id, name }) => [id, name])];
  const period = choice(words.period, 'period', periodOptions, chosen);
  const form = actForm({
    label: words.show,
    fields: [unitField, choice(words.yearOf, 'year', yearOptions, year.id), period],
    action: words.show,
    keeps: true,
    send: (filled) => {
      const isSameYear = filled.year === year.id;
      window.location.hash = `#/unit/${filled.unit}/${filled.year}/${isSameYear ? filled.period : ''}`;
    },
  });
  form.className = 'chooser';
  return form;
}

function figures(board) {
  const { planStates, steps, appraisalStates, predicates, reports, objections, fairness } = board;
  const counted = (rows, key, count) => rows.filter((row) => row[count] > 0).map((row) => [word(row[key]), row[count]]);
  const inSteps = steps
    .filter(({ plans }) => plans > 0)
    .map(({ step, plans, overdue }) => [word(step), plans, overdue]);
  return [
    rowsOr(words.plans, [words.state, words.count], counted(planStates, 'status', 'plans')),
    rowsOr(words.steps, [words.step, words.count, words.late], inSteps),
    rowsOr(words.appraisals, [words.state, words.count], appraisalsByState(appraisalStates)),
    predicateTable(predicates),
    table(
      say(words.reports, { period: reports.periodName ?? '' }),
      [words.state, words.count],
      [
        [words.onTime, reports.onTime],
        [words.lateReports, reports.late],
        [words.missing, reports.missing],
        [words.withoutEvidence, reports.withoutEvidence],
      ],
    ),
    table(
      words.objections,
      [words.state, words.count],
      [
        [words.objectionsOpen, objections.open],
        [words.objectionsOverdue, objections.overdue],
        [words.upheld, toldOf(objections.upheld)],
        [words.rejected, toldOf(objections.rejected)],
      ],
    ),
    ...(fairness ? [leaningTable(fairness)] : []),
  ];
}

/** A number, or that it is not shown. */
const toldOf = (count) => count ?? words.hidden;

/** States of all periods of the year together. */
function appraisalsByState(states) {
  const sums = new Map();
  for (const { status, appraisals } of states) sums.set(status, (sums.get(status) ?? 0) + appraisals);
  return [...sums].filter(([, sum]) => sum > 0).map(([status, sum]) => [word(status), sum]);
}

function predicateTable({ counts, unrated, timeName, organisationPredicate }) {
  const title = say(words.predicates, { time: timeName });
  const said = organisationPredicate && say(words.organisation, { predicate: word(organisationPredicate) });
  const own = said ? [make('p', {}, said)] : [];
  if (!counts) return make('div', {}, emptyTable(title, words.hidden), ...own);
  const rows = Object.entries(counts).map(([code, count]) => [word(code), count]);
  return make('div', {}, table(title, [words.predicate, words.count], [...rows, [words.unrated, unrated]]), ...own);
}

/** What was found of how appraisers rate; only who may read it is told. */
function leaningTable({ appraisers, lenient, severe, favours, hints }) {
  const rows = [
    [words.judges, appraisers],
    [words.lenient, lenient],
    [words.severe, severe],
    [words.favours, favours],
    [words.hints, hints],
  ];
  return table(words.leanings, [words.what, words.count], rows);
}

function rowsOr(title, columns, rows) {
  return rows.length > 0 ? table(title, columns, rows) : emptyTable(title, words.none);
}

function unitTable(units, time) {
  if (units.length === 0) return '';
  const rows = units.map(({ unitId, unitName, plans, overdue, waitingForAppraiser }) => [
    link(`#/unit/${unitId}/${time}`, unitName),
    ...[plans, overdue, waitingForAppraiser],
  ]);
  return table(words.units, [words.unit, words.plan, words.late, words.waiting], rows);
}

/** Addresses of the charts, with the evaluation period where the chart takes one. */
function chartsOf(board, known, evaluationPeriodId) {
  const withPeriod = known.filter(({ takes }) => takes.includes('evaluationPeriodId')).map(({ code }) => code);
  return board.charts.map((link) => {
    const path = link.replace('/api/v1/', '');
    const takesPeriod = evaluationPeriodId && withPeriod.some((code) => path.startsWith(`charts/${code}?`));
    return takesPeriod ? `${path}&evaluationPeriodId=${evaluationPeriodId}` : path;
  });
}

async function drawnOrRefused(api, path) {
  try {
    return await chartFigure(api, path);
  } catch (refusal) {
    return make('p', { className: 'message refused' }, refusal.message);
  }
}
