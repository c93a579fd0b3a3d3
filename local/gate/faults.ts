import { randomUUID } from 'node:crypto';
import type { AwsRequest } from './aws-request.ts';
import { type Caller, callerLabel } from './callers.ts';

const MODES = ['fail-before', 'fail-after', 'hang', 'hang-after', 'slow', 'throttle'] as const;
export type FaultMode = (typeof MODES)[number];

/** A failure that a test orders for the next calls that match. */
export type FaultRule = {
  readonly id: string;
  readonly service: string;
  /** An operation's API name (`CreateUserPool`), or `*`. */
  readonly action: string;
  /** Each of them stands in the request's URL or body. */
  readonly bodyIncludes?: readonly string[];
  /** A part of `<kind> <arn>`, such as `function ` or a role's name. */
  readonly callerIncludes?: string;
  readonly mode: FaultMode;
  readonly times: number;
  readonly hangSeconds: number;
};

export type CountedFault = FaultRule & { readonly hits: number };

/** The orders in force. */
export class Faults {
  #rules: { rule: FaultRule; hits: number }[] = [];

  add(rule: FaultRule): void {
    this.#rules = [...this.#rules.filter((known) => known.rule.id !== rule.id), { rule, hits: 0 }];
  }

  list(): CountedFault[] {
    return this.#rules.map(({ rule, hits }) => ({ ...rule, hits }));
  }

  clear(): void {
    this.#rules = [];
  }

  /** The fault this call must meet, counted as met; undefined for nearly all calls. */
  take(request: AwsRequest, caller: Caller): FaultRule | undefined {
    const met = this.#rules.find(
      (known) => known.hits < known.rule.times && applies(known.rule, request, caller),
    );
    if (met === undefined) return undefined;
    met.hits += 1;
    return met.rule;
  }
}

/** Reads an order; throws an InvalidFaultError that says what is wrong with it. */
export function parseFaultRule(text: string): FaultRule {
  const input = parseObject(text);
  const mode = MODES.find((known) => known === input.mode);
  if (mode === undefined) throw new InvalidFaultError(`mode must be one of ${MODES.join(', ')}`);
  const bodyIncludes = optionalTexts(input, 'bodyIncludes');
  const callerIncludes = optionalText(input, 'callerIncludes');
  return {
    id: optionalText(input, 'id') ?? randomUUID(),
    service: requiredText(input, 'service'),
    action: requiredText(input, 'action'),
    ...(bodyIncludes === undefined ? {} : { bodyIncludes }),
    ...(callerIncludes === undefined ? {} : { callerIncludes }),
    mode,
    times: typeof input.times === 'number' ? input.times : 1,
    hangSeconds: typeof input.hangSeconds === 'number' ? input.hangSeconds : 30,
  };
}

export class InvalidFaultError extends Error {}

function applies(rule: FaultRule, request: AwsRequest, caller: Caller): boolean {
  return (
    rule.service === request.service &&
    (rule.action === '*' || rule.action === request.operation) &&
    (rule.callerIncludes === undefined || callerLabel(caller).includes(rule.callerIncludes)) &&
    (rule.bodyIncludes === undefined || containsAll(request, rule.bodyIncludes))
  );
}

function containsAll({ url, body }: AwsRequest, parts: readonly string[]): boolean {
  const content = `${url}\n${body.toString('utf8')}`;
  return parts.every((part) => content.includes(part));
}

function parseObject(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch (error) {
    throw new InvalidFaultError('a fault is a JSON object', { cause: error });
  }
}

function requiredText(input: Record<string, unknown>, name: string): string {
  const text = optionalText(input, name);
  if (text === undefined) throw new InvalidFaultError(`${name} is missing`);
  return text;
}

const optionalText = (input: Record<string, unknown>, name: string): string | undefined => {
  const value = input[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

/** One text or a list of them. */
function optionalTexts(input: Record<string, unknown>, name: string): string[] | undefined {
  const value = input[name];
  const texts = (Array.isArray(value) ? value : [value]).filter(
    (text) => typeof text === 'string' && text !== '',
  );
  return texts.length > 0 ? texts : undefined;
}
