/** Ends of names that lead nowhere outside one office. */
const INNER_NAMES = /(^|\.)(localhost|local|internal|intranet|lan|home\.arpa)$/;

/** Addresses of the own mailbox or the own drive, which show everybody something else. */
const OWN_PLACES = [
  /^mail\.google\.com\//,
  /^web\.whatsapp\.com\//,
  /^drive\.google\.com\/drive\/(u\/\d+\/)?(my-drive|home|recent|starred|shared-with-me)$/,
  /^(www\.)?dropbox\.com\/home(\/|$)/,
];

/** Why an address is no link to evidence. */
export type LinkFault = 'NOT_HTTPS' | 'PRIVATE';

/**
 * Why nobody else could open a link, as far as its text tells; null when it may be one. Nothing is asked of the address. Rule EV-7.
 */
export function linkFault(text: string): LinkFault | null {
  if (!/^https:\/\//i.test(text) || !URL.canParse(text)) return 'NOT_HTTPS';
  const { hostname, pathname, username, password } = new URL(text);
  if (username + password !== '') return 'PRIVATE';
  const host = hostname.replace(/\.$/, '');
  // However an address of numbers is written, `URL` has made it four with points, or some in brackets.
  const isInner = !host.includes('.') || INNER_NAMES.test(host) || /^[\d.]+$|^\[/.test(host);
  return isInner || OWN_PLACES.some((place) => place.test(host + pathname)) ? 'PRIVATE' : null;
}
