import qrcode from 'qrcode';
import type { DocumentModel, Seal } from './model.js';
import { type Element, INK, MARGIN, type Sheet } from './sheet.js';

const SIZE = 7.5;
const QR_SIDE = 46;
const FROM_BOTTOM = 30;

/** The foot of every page: what it is, page x of y, and of an issued document where it is verified. */
export function drawFeet(sheet: Sheet, model: DocumentModel): void {
  sheet.eachPage((number, total) => {
    if (model.seal) drawSeal(sheet, model.seal, number === 1);
    sheet.beside(() => {
      const { width, height } = sheet.pdf.page;
      const y = height - FROM_BOTTOM;
      const page = `Halaman ${number} dari ${total}`;
      const left = MARGIN + (model.seal ? QR_SIDE + 8 : 0);
      sheet.words(model.footer, { x: left, y, size: SIZE });
      sheet.words(page, { x: width - MARGIN - sheet.measure(page, 'regular', SIZE), y, size: SIZE });
    }, 'Pagination');
  });
}

/** The code and where it leads to; once for reading aids, on further pages for the eye alone. */
function drawSeal(sheet: Sheet, { address, lines }: Seal, isFirst: boolean): void {
  const { height } = sheet.pdf.page;
  const top = height - FROM_BOTTOM + 10 - QR_SIDE;
  const code = (): void => drawCode(sheet, address, MARGIN, top);
  const words = (): void =>
    lines.forEach((text, at) => sheet.words(text, { x: MARGIN + QR_SIDE + 8, y: top + 2 + at * 9, size: 7 }));
  if (!isFirst) {
    sheet.beside(code, 'Pagination');
    sheet.beside(words, 'Pagination');
    return;
  }
  const alt = `Kode QR untuk memeriksa keaslian dokumen ini di ${address}`;
  const figure: Element = sheet.element('Figure', sheet.root, {
    alt,
    bbox: [MARGIN, top, MARGIN + QR_SIDE, top + QR_SIDE],
  });
  sheet.inside(figure, 'Figure', code);
  sheet.inside(sheet.element('P', sheet.root), 'P', words);
}

/** Draws a QR code of vectors, each row's neighbours as one bar. */
function drawCode(sheet: Sheet, text: string, left: number, top: number): void {
  const { modules } = qrcode.create(text, { errorCorrectionLevel: 'M' });
  const side = QR_SIDE / modules.size;
  const { pdf } = sheet;
  for (let row = 0; row < modules.size; row += 1)
    for (let from = 0; from < modules.size; from += 1) {
      let until = from;
      while (until < modules.size && modules.get(row, until)) until += 1;
      if (until > from) pdf.rect(left + from * side, top + row * side, (until - from) * side, side);
      from = until;
    }
  pdf.fill(INK);
}
