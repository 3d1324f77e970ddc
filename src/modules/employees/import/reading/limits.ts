/** Most rows and columns of a file. */
export const MOST_ROWS = 200_000;
export const MOST_COLUMNS = 200;
/** Sheets of a workbook that are looked at for the table, and rows of each. */
export const MOST_SHEETS = 20;
export const ROWS_LOOKED_AT = 60;
/** Titles and other lines that people put above the header. */
export const LINES_ABOVE = 15;
/** Most characters of a cell that are looked at; what follows is dropped. */
export const CELL_LIMIT = 2_001;
/** What a workbook may unpack to; a file of a few kilobytes can hold gigabytes. */
export const UNPACKED_LIMIT_BYTES = 536_870_912;
/** What one part beside the sheets may unpack to: the reader makes a tree of it that takes twenty times as much memory. */
export const PART_LIMIT_BYTES = 25_165_824;
/** What the one part of an ODS file that holds its sheets may unpack to: it is read as a whole. */
export const ODS_LIMIT_BYTES = 134_217_728;
/** What a thread may take that reads a workbook, and how long; a file that needs more is refused, and the service goes on. */
export const READER_LIMIT_MEGABYTES = 768;
export const READER_LIMIT_MS = 180_000;
/** Tags within each other, of a page; tables that programs write have a dozen. */
export const MOST_NESTED = 1_000;
