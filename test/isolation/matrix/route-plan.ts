import type { Attacker, Target } from './parties.ts';

type Fields = Readonly<Record<string, unknown>>;

/** How a route is aimed at another tenant; what else is tried with it is derived. */
export type RoutePlan = {
  /** Where the data lies that an attack on it wants. */
  readonly store: string;
  readonly params?: (target: Target) => Readonly<Record<string, string>>;
  readonly body?: (target: Target, attacker: Attacker) => Fields;
  readonly query?: (attacker: Attacker, target: Target) => Readonly<Record<string, string>>;
  readonly cursor?: keyof Target['cursors'];
  /** Each request needs a session of its own, because it ends it. */
  readonly endsSession?: boolean;
  /** What it shows or writes is the attacker's own and one: two attacks at once would differ by each other. */
  readonly oneByOne?: boolean;
};
