import { fileURLToPath } from 'node:url';

/** The root of the checkout. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** A module of the built service. */
export const fromDist = (path) => import(new URL(`../dist/${path}`, import.meta.url).href);
