/** Most rows and columns of a file. */
export const MOST_ROWS = 200_000;
export const MOST_COLUMNS = 200;
/** Titles and other lines that people put above the header. */
export const LINES_ABOVE = 15;
