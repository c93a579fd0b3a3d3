import type { Contracts } from '../edge/operation-contract.ts';
import { pageQuery } from '../edge/request-schemas.ts';
import {
  accessOfTenantParams,
  accessParams,
  askedAccessPage,
  askedAccessView,
  newAccessBody,
  supportAccessPage,
  supportAccessView,
  supportUsePage,
  tenantParams,
} from './schemas.ts';

const tags = ['Support access'];
const decided = { 200: { description: 'As it is now', body: supportAccessView } };
const asked = { 201: { description: 'What was asked for', body: askedAccessView } };
const refusals = ['SupportAccessNotFound', 'SupportAccessClosed', 'TenantBusy'] as const;

export const supportAccessContract = {
  askForAccess: {
    summary: 'Ask a tenant for access to its data',
    description:
      'Its owners are told by mail, and one of them grants or refuses it within seven days. Where the tenant’s policy allows it in advance, it is granted at once.',
    tags,
    params: tenantParams,
    body: newAccessBody,
    answers: asked,
    refusals: ['TenantNotFound'],
  },
  listAccessOfTenant: {
    summary: 'List what was asked of a tenant',
    tags,
    params: tenantParams,
    query: pageQuery,
    answers: { 200: { description: 'One page', body: askedAccessPage } },
    refusals: ['TenantNotFound'],
  },
  withdrawAccess: {
    summary: 'Give up what was asked for or granted',
    description: 'It acts within five seconds.',
    tags,
    params: accessOfTenantParams,
    answers: { 200: { description: 'As it is now', body: askedAccessView } },
    refusals: ['TenantNotFound', ...refusals],
  },
  askForEmergencyAccess: {
    summary: 'Ask for access in an emergency',
    description: 'Another admin confirms it; nobody of the tenant is asked.',
    tags,
    params: tenantParams,
    body: newAccessBody,
    answers: asked,
    refusals: ['TenantNotFound'],
  },
  confirmEmergencyAccess: {
    summary: 'Confirm another admin’s emergency access',
    description: 'The tenant’s owners are told by mail at once, and can end it.',
    tags,
    params: accessOfTenantParams,
    answers: { 200: { description: 'As it is now', body: askedAccessView } },
    refusals: ['TenantNotFound', 'OwnEmergency', ...refusals],
  },
  listSupportAccess: {
    summary: 'List the support’s access to my tenant',
    description: 'What was asked for and granted, and what it was used for last.',
    tags,
    query: pageQuery,
    answers: { 200: { description: 'One page', body: supportAccessPage } },
  },
  listSupportUses: {
    summary: 'List what an access was used for',
    description: 'Each request of the operator, written down before it was answered; for 90 days.',
    tags,
    params: accessParams,
    query: pageQuery,
    answers: { 200: { description: 'One page', body: supportUsePage } },
    refusals: ['SupportAccessNotFound'],
  },
  grantSupportAccess: {
    summary: 'Grant access',
    description: 'It begins now and lasts as long as was asked for.',
    tags,
    params: accessParams,
    answers: decided,
    refusals,
  },
  refuseSupportAccess: {
    summary: 'Refuse access',
    tags,
    params: accessParams,
    answers: decided,
    refusals,
  },
  revokeSupportAccess: {
    summary: 'End access',
    description: 'Within five seconds no request by it is accepted.',
    tags,
    params: accessParams,
    answers: decided,
    refusals,
  },
} satisfies Contracts<'support-access/api'>;
