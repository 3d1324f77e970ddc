import type { CurveBlock, QuadrantBlock } from './model.js';
import { MARGIN, type Sheet } from './sheet.js';

const CURVE = { width: 330, height: 78, labels: 16, after: 8 } as const;
const FIELD = { width: 96, height: 34, title: 62, head: 30, after: 8 } as const;
const LINE = '#444444';
const SHADE = '#dbe4ef';

/** How high a figure is. */
export function figureHeight(block: CurveBlock | QuadrantBlock): number {
  if (block.kind === 'curve') return CURVE.height + CURVE.labels + CURVE.after;
  return FIELD.head + block.fields.length * FIELD.height + FIELD.after;
}

/** A smooth curve over the five predicates; the one that most should have is shaded. */
export function drawCurve(sheet: Sheet, block: CurveBlock): void {
  const { labels, heights, peak } = block;
  const left = MARGIN + (sheet.width - CURVE.width) / 2;
  const [top, base] = [sheet.y, sheet.y + CURVE.height];
  const step = CURVE.width / labels.length;
  const points = heights.map((height, at) => ({ x: left + (at + 0.5) * step, y: base - height * (CURVE.height - 6) }));
  const ends = [
    { x: left, y: points[0]?.y ?? base },
    ...points,
    { x: left + CURVE.width, y: points.at(-1)?.y ?? base },
  ];
  const box = [left, top, left + CURVE.width, base + CURVE.labels];
  sheet.inside(sheet.element('Figure', sheet.root, { alt: block.alt, bbox: box }), 'Figure', () => {
    const { pdf } = sheet;
    pdf.rect(left + peak * step, top, step, CURVE.height).fill(SHADE);
    pdf.lineWidth(1.2).moveTo(ends[0]?.x ?? left, ends[0]?.y ?? base);
    for (let at = 1; at < ends.length; at += 1) {
      const [from, to] = [ends[at - 1], ends[at]];
      if (!from || !to) continue;
      const middle = (from.x + to.x) / 2;
      pdf.bezierCurveTo(middle, from.y, middle, to.y, to.x, to.y);
    }
    pdf.stroke('#1f4e79');
    pdf
      .lineWidth(0.6)
      .moveTo(left, base)
      .lineTo(left + CURVE.width, base)
      .stroke(LINE);
    labels.forEach((label, at) => centred(sheet, label, left + (at + 0.5) * step, base + 4, at === peak));
  });
  sheet.y = base + CURVE.labels + CURVE.after;
}

/** The nine fields; the person's own is shaded and marked. */
export function drawQuadrant(sheet: Sheet, block: QuadrantBlock): void {
  const { fields, rows, columns, rowTitle, columnTitle, at: own, alt } = block;
  const width = FIELD.title + columns.length * FIELD.width;
  const left = MARGIN + (sheet.width - width) / 2;
  const top = sheet.y;
  const first = { x: left + FIELD.title, y: top + FIELD.head };
  const box = [left, top, left + width, first.y + rows.length * FIELD.height];
  sheet.inside(sheet.element('Figure', sheet.root, { alt, bbox: box }), 'Figure', () => {
    const { pdf } = sheet;
    centred(sheet, columnTitle, first.x + (columns.length * FIELD.width) / 2, top + 2, true);
    centred(sheet, rowTitle, left + FIELD.title / 2, top + 16, true);
    columns.forEach((text, at) => centred(sheet, text, first.x + (at + 0.5) * FIELD.width, top + 16, false));
    rows.forEach((text, row) => {
      const y = first.y + row * FIELD.height;
      text.split('\n').forEach((line, at) => centred(sheet, line, left + FIELD.title / 2, y + 7 + at * 10, false));
      fields[row]?.forEach((field, column) => {
        const x = first.x + column * FIELD.width;
        const isOwn = own?.row === row && own.column === column;
        if (isOwn) pdf.rect(x, y, FIELD.width, FIELD.height).fill(SHADE);
        pdf
          .lineWidth(isOwn ? 1.6 : 0.5)
          .rect(x, y, FIELD.width, FIELD.height)
          .stroke(LINE);
        centred(sheet, isOwn ? `● ${field}` : field, x + FIELD.width / 2, y + FIELD.height / 2 - 5, isOwn);
      });
    });
  });
  sheet.y = first.y + rows.length * FIELD.height + FIELD.after;
}

function centred(sheet: Sheet, text: string, x: number, y: number, isBold: boolean): void {
  const font = isBold ? 'bold' : 'regular';
  sheet.words(text, { x: x - sheet.measure(text, font, 7.5) / 2, y, font, size: 7.5 });
}
