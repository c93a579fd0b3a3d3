import { strToU8, zipSync } from 'fflate';

/** A zip archive of one file: all that a stub function needs. */
export const zipOf = (name: string, text: string): Uint8Array =>
  zipSync({ [name]: [strToU8(text), { os: 3, attrs: 0o100644 << 16 }] });
