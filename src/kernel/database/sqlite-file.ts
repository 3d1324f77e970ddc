/** Name of the embedded database's file in `DATA_DIR`. */
export const SQLITE_FILE = 'sasaran.db';
