import type { Client, TestAnswer } from './client.js';

/** What tus sends beside a piece that begins at this byte. */
export const pieceFrom = (offset: number): Record<string, string> => ({
  'content-type': 'application/offset+octet-stream',
  'tus-resumable': '1.0.0',
  'upload-offset': String(offset),
});

/** Begins an upload as a client of tus does; gives its address below `/api/v1`. */
export async function begin(who: Client, sizeBytes: number, name = 'laporan.pdf'): Promise<string> {
  const metadata = `filename ${Buffer.from(name).toString('base64')}`;
  const headers = { 'tus-resumable': '1.0.0', 'upload-length': String(sizeBytes), 'upload-metadata': metadata };
  const begun: TestAnswer = await who.post('/evidence-uploads', undefined, headers).expect(201);
  return String(begun.headers['location']).replace('/api/v1', '');
}

/** Uploads a file in one piece; gives the id of the upload. */
export async function upload(who: Client, bytes: Buffer, name?: string): Promise<string> {
  const path = await begin(who, bytes.length, name);
  await who.patch(path, bytes, pieceFrom(0)).expect(204);
  return path.replace('/evidence-uploads/', '');
}

/** Adds a small text as evidence for a result of the caller's plan; gives its id. */
export async function addEvidence(
  who: Client,
  workPlanId: string,
  resultId: string,
  more: object = {},
): Promise<string> {
  const uploadId = await upload(who, Buffer.from('Laporan terbit.\n'), 'laporan.txt');
  const body = { uploadId, title: 'Laporan', links: [{ resultId }], ...more };
  return (await who.post(`/work-plans/${workPlanId}/evidence`, body).expect(201)).body.id;
}
