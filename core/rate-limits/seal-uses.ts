import { CELL_SECONDS, hourOfCell } from './rate.ts';

const HOUR_MS = 3_600_000;
/** An environment tells the uses of its last lease with the next one: later ones count in the hour they are told in. */
const GRACE_MS = 600_000;

/** When the uses of an hour are sealed. */
export const sealDueAt = (hour: number): Date => new Date((hour + 1) * HOUR_MS + GRACE_MS);

/** The last hour that may be sealed at that time. */
export const lastSealable = (now: Date): number =>
  Math.floor((now.getTime() - GRACE_MS) / HOUR_MS) - 1;

/** The hours in which an environment that writes at that time may still tell uses. */
export const hourAt = (now: Date): number =>
  hourOfCell(Math.floor(now.getTime() / 1_000 / CELL_SECONDS));
