import type { Located, StageTemplates } from '../templates.ts';

export type Statement = {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource?: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
};

type PolicyDocument = { readonly Statement: Statement | readonly Statement[] };

export const listOf = <T>(one: T | readonly T[]): readonly T[] =>
  Array.isArray(one) ? (one as readonly T[]) : [one as T];

export const actionsOf = ({ Action }: Statement): readonly string[] => listOf(Action);

/** What a role or a policy says that its holder may do; who may assume a role is not among it. */
export function statementsOf({ resource }: Located): readonly Statement[] {
  const { Policies = [], PolicyDocument } = (resource.Properties ?? {}) as {
    readonly Policies?: readonly { readonly PolicyDocument: PolicyDocument }[];
    readonly PolicyDocument?: PolicyDocument;
  };
  return [
    ...Policies.map((policy) => policy.PolicyDocument),
    ...(PolicyDocument ? [PolicyDocument] : []),
  ].flatMap(({ Statement }) => listOf(Statement));
}

/** Every statement of every role's policies, with where it stands. */
export const statementsIn = (templates: StageTemplates) =>
  ['AWS::IAM::Role', 'AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy']
    .flatMap((type) => templates.resources(type))
    .flatMap((located) => statementsOf(located).map((statement) => ({ ...located, statement })));
