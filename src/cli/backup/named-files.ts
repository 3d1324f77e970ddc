/** Which files of evidence a database names, as they are kept. */
export const NAMED_FILES = 'SELECT sha256 FROM evidence_file';
