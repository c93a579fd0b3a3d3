import { appendFile } from 'node:fs';
import { requestTags } from './role-session.ts';
import type { AwsRequest } from './aws-request.ts';
import { type Caller, callerLabel } from './callers.ts';
import { parseForm } from './rest-operations.ts';
import { tagContext } from './translate/request-tags.ts';
import { parseXml, textIn } from './xml.ts';

/** One refusal, with what is needed to see which permission was missing. */
export type Denial = {
  readonly number: number;
  readonly time: string;
  readonly caller: string;
  readonly call: string;
  readonly action: string;
  readonly resource: string;
  /** What refused, each enough alone: a policy that allows no such thing, or the gate that could not read the request. */
  readonly locks: readonly DenialLock[];
  readonly reason: string;
  readonly context: Readonly<Record<string, string | readonly string[]>>;
};

export type DenialLock =
  | 'role policy'
  | 'session policy'
  | 'permissions boundary'
  | 'resource policy'
  | 'trust policy'
  | 'signature'
  | 'not translatable';

/** The emulator's own refusal of an AssumeRole that it was left to decide. */
export function refusedRole(request: AwsRequest, caller: Caller, answer: string) {
  return {
    caller: callerLabel(caller),
    call: 'sts:AssumeRole',
    action: 'sts:AssumeRole',
    resource: parseForm(request.body).get('RoleArn') ?? '*',
    locks: ['trust policy'],
    reason: textIn(parseXml(answer), 'Message') || 'the emulator refused it',
    context: tagContext(requestTags(parseForm(request.body))),
  } as const;
}

/** A session of tests refuses tens of thousands of calls on purpose; more than these are on file only. */
const KEPT_DENIALS = 50_000;

/** The refusals since the start, in memory and, when a file is given, as JSON lines. */
export class DenialLog {
  readonly #file: string | undefined;
  readonly #onDenied: ((denial: Denial) => void) | undefined;
  #denials: Denial[] = [];
  #last = 0;

  constructor(file?: string, onDenied?: (denial: Denial) => void) {
    this.#file = file;
    this.#onDenied = onDenied;
  }

  add(refused: Omit<Denial, 'number' | 'time'>): void {
    this.#last += 1;
    const denial = { number: this.#last, time: new Date().toISOString(), ...refused };
    this.#denials.push(denial);
    if (this.#denials.length > KEPT_DENIALS) this.#denials = this.#denials.slice(KEPT_DENIALS / 2);
    this.#onDenied?.(denial);
    if (this.#file !== undefined) {
      appendFile(this.#file, `${JSON.stringify(denial)}\n`, (error) => {
        if (error) console.error(`The gate cannot write ${this.#file ?? ''}: ${error.message}`);
      });
    }
  }

  list(since = 0): { last: number; denials: Denial[] } {
    return { last: this.#last, denials: this.#denials.filter(({ number }) => number > since) };
  }

  clear(): void {
    this.#denials = [];
  }
}
