import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { AwsRequest } from './aws-request.ts';
import { type Caller, callerLabel } from './callers.ts';

const text = z.string().min(1);
const MODES = ['fail-before', 'fail-after', 'hang', 'hang-after', 'slow', 'throttle'] as const;
export type FaultMode = (typeof MODES)[number];

/** A failure that a test orders for the next calls that match. */
const faultRule = z.object({
  id: text.default(() => randomUUID()),
  service: text,
  /** An operation's API name (`CreateUserPool`), or `*`. */
  action: text,
  /** Each of them stands in the request's URL or body. */
  bodyIncludes: z.union([z.array(text), text.transform((part) => [part])]).default([]),
  /** A part of `<kind> <arn>`, such as `function ` or a role's name. */
  callerIncludes: z.string().default(''),
  mode: z.enum(MODES),
  times: z.number().default(1),
  hangSeconds: z.number().default(30),
});

export type FaultRule = z.infer<typeof faultRule>;
export type CountedFault = FaultRule & { readonly hits: number };

/** The orders in force. */
export class Faults {
  #rules: { rule: FaultRule; hits: number }[] = [];

  add(rule: FaultRule): FaultRule {
    this.#rules = [...this.#rules.filter((known) => known.rule.id !== rule.id), { rule, hits: 0 }];
    return rule;
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
export function parseFaultRule(json: string): FaultRule {
  const { data, error } = faultRule.safeParse(parseJson(json));
  if (data === undefined) throw new InvalidFaultError(z.prettifyError(error), { cause: error });
  return data;
}

export class InvalidFaultError extends Error {}

function applies(rule: FaultRule, request: AwsRequest, caller: Caller): boolean {
  return (
    rule.service === request.service &&
    (rule.action === '*' || rule.action === request.operation) &&
    callerLabel(caller).includes(rule.callerIncludes) &&
    containsAll(request, rule.bodyIncludes)
  );
}

function containsAll({ url, body }: AwsRequest, parts: readonly string[]): boolean {
  const content = `${url}\n${body.toString('utf8')}`;
  return parts.every((part) => content.includes(part));
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new InvalidFaultError('a fault is a JSON object', { cause: error });
  }
}
