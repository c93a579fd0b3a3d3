import type { Contracts } from '../edge/operation-contract.ts';
import { pageQuery, requiredIfMatchHeaders } from '../edge/request-schemas.ts';
import {
  createdOperatorView,
  newOperatorBody,
  operatorChangesBody,
  operatorPage,
  operatorParams,
  operatorView,
} from './schemas.ts';

const tags = ['Operators'];
const etag = { description: 'The operator’s version, to be sent as `If-Match` of a change' };
const shown = { description: 'The operator', body: operatorView, headers: { etag } };
const refusals = [
  'OperatorNotFound',
  'LastAdmin',
  'RoleBeyondYours',
  'VersionConflict',
  'MembersBusy',
] as const;

export const operatorsContract = {
  listOperators: {
    summary: 'List the operators',
    tags,
    query: pageQuery,
    answers: { 200: { description: 'One page', body: operatorPage } },
  },
  createOperator: {
    summary: 'Make an operator',
    description: 'The first one is made by `freehold operator create`.',
    tags,
    body: newOperatorBody,
    answers: { 201: { description: 'The new operator', body: createdOperatorView } },
    refusals: ['OperatorExists', 'UnknownRole', 'RoleBeyondYours'],
  },
  changeOperator: {
    summary: 'Give an operator another role',
    description: 'It counts within five seconds. The last active admin stays one.',
    tags,
    params: operatorParams,
    headers: requiredIfMatchHeaders,
    body: operatorChangesBody,
    answers: { 200: shown },
    refusals,
  },
  disableOperator: {
    summary: 'Disable an operator',
    description: 'All sessions are over within five seconds.',
    tags,
    params: operatorParams,
    answers: { 200: shown },
    refusals,
  },
  enableOperator: {
    summary: 'Enable an operator again',
    tags,
    params: operatorParams,
    answers: { 200: shown },
    refusals,
  },
  removeOperator: {
    summary: 'Remove an operator',
    tags,
    params: operatorParams,
    answers: { 204: { description: 'Removed' } },
    refusals,
  },
} satisfies Contracts<'operators/api'>;
