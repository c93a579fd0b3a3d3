import * as z from 'zod';
import { MEMBER_STATUSES } from '../../core/access/membership.ts';
import { OPERATOR_ROLES, type OperatorRole } from '../../core/access/roles.ts';
import { emailAddress, nextCursor } from '../edge/request-schemas.ts';

const ID = 'b2c5d4e4-5021-70c1-8f2a-0d6a4a5f3c11';

const operatorId = z
  .string()
  // As Cognito makes them; another form names nobody.
  .regex(/^[\w-]{1,64}$/, 'It is no such id.')
  .meta({ description: 'The id of the operator', examples: [ID] });

export const operatorParams = z.object({ operatorId });

const role = z
  .enum(OPERATOR_ROLES as [OperatorRole, ...OperatorRole[]])
  .meta({ description: 'What the operator may do', examples: ['support'] });

export const newOperatorBody = z.strictObject({ email: emailAddress, role }).meta({
  id: 'NewOperator',
  description: 'Somebody who shall run the platform',
  examples: [{ email: 'grace@freehold.example', role: 'support' }],
});

export const operatorChangesBody = z
  .strictObject({ role })
  .meta({ id: 'OperatorChanges', description: 'Another role', examples: [{ role: 'auditor' }] });

const example = {
  id: ID,
  email: 'grace@freehold.example',
  role: 'support',
  status: 'active' as const,
  createdAt: '2026-11-27T12:00:00.000Z',
  updatedAt: '2026-11-27T12:00:00.000Z',
};

export const operatorView = z
  .object({
    id: operatorId,
    email: z.string(),
    role: z.string(),
    status: z.enum(MEMBER_STATUSES),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'Operator', description: 'Somebody who runs the platform', examples: [example] });

export const createdOperatorView = operatorView
  .extend({
    firstPassword: z
      .string()
      .meta({ description: 'Shown this once; it is replaced at the first sign-in' }),
  })
  .meta({
    id: 'CreatedOperator',
    description: 'A new operator, with what to hand over',
    examples: [{ ...example, firstPassword: 'Kx7-wq2-Rt9-mm4' }],
  });

export const operatorPage = z.object({ items: z.array(operatorView), nextCursor }).meta({
  id: 'OperatorPage',
  description: 'One page of operators',
  examples: [{ items: [example] }],
});
