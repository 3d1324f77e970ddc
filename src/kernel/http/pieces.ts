/** Media type of a piece of a file. Source: tus 1.0.0, section PATCH. */
export const PIECE_MEDIA = 'application/offset+octet-stream';
