/** Most rows and columns of a file. */
export const MOST_ROWS = 200_000;
export const MOST_COLUMNS = 200;
/** Sheets of a workbook that are looked at for the table, and rows of each. */
export const MOST_SHEETS = 20;
export const ROWS_LOOKED_AT = 60;
/** Titles and other lines that people put above the header. */
export const LINES_ABOVE = 15;
