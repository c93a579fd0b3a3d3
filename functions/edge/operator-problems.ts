import type { OperatorExists } from '../../core/members/create-operator.ts';
import type { ProblemEntry } from './problem-entry.ts';

/** What an operation on operators refuses by itself, beside what members' operations do. */
export type OperatorError =
  OperatorExists | { readonly kind: 'OperatorNotFound' } | { readonly kind: 'LastAdmin' };

type Entries = {
  readonly [Kind in OperatorError['kind']]: ProblemEntry<
    Extract<OperatorError, { readonly kind: Kind }>
  >;
};

export const operatorProblems: Entries = {
  OperatorNotFound: { status: 404, type: 'not-found', title: 'Operator not found' },
  OperatorExists: {
    status: 409,
    type: 'operator-exists',
    title: 'Operator exists',
    errors: ({ email }) => [{ pointer: '/email', detail: `${email} is an operator already.` }],
  },
  LastAdmin: {
    status: 409,
    type: 'last-admin',
    title: 'Last admin',
    detail: 'Make another operator an admin first.',
  },
};
