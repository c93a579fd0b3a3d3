import type { Contracts } from '../edge/operation-contract.ts';
import {
  changePasswordBody,
  completePasswordResetBody,
  discoverTenantsBody,
  mySessionsView,
  myTenantsView,
  profileView,
  requestPasswordResetBody,
  sessionParams,
  updateMeBody,
} from './account-schemas.ts';

import { secondFactorContract } from './second-factor-contract.ts';

const tags = ['Account'];
const accepted = { 202: { description: 'A mail is on its way, if there is such an account' } };

export const accountContract = {
  updateMe: {
    summary: 'Change my profile',
    tags,
    body: updateMeBody,
    answers: { 200: { description: 'The profile', body: profileView } },
  },
  changePassword: {
    summary: 'Change my password',
    description:
      'All other sessions end: within 5 seconds none of their tokens is accepted. This one goes on. A mail tells the user.',
    tags,
    body: changePasswordBody,
    answers: { 204: { description: 'Changed' } },
    refusals: ['PasswordWrong', 'WeakPassword', 'TooManyAttempts', 'OperatorAccount'],
  },
  listSessions: {
    summary: 'List my sessions',
    tags,
    answers: { 200: { description: 'Where I am signed in', body: mySessionsView } },
  },
  endOtherSessions: {
    summary: 'End all my other sessions',
    description:
      'Within 5 seconds only this session is accepted. A sign-in whose password was given before counts as begun before.',
    tags,
    answers: { 204: { description: 'Ended' } },
  },
  endOneSession: {
    summary: 'End one of my sessions',
    tags,
    params: sessionParams,
    answers: { 204: { description: 'Ended' } },
    refusals: ['SessionNotFound'],
  },
  listMyTenants: {
    summary: 'List the tenants where I can sign in',
    description:
      'By the address of the token. Each tenant has its own credentials: to change to another one is to sign in there, and both sessions stand side by side.',
    tags,
    answers: { 200: { description: 'My tenants, by name', body: myTenantsView } },
  },
  discoverTenants: {
    summary: 'Have the list of my tenants mailed',
    description: 'Answers every address alike, and at once.',
    tags,
    body: discoverTenantsBody,
    answers: accepted,
    refusals: ['TooManyAttempts'],
  },
  requestPasswordReset: {
    summary: 'Have a link mailed that sets a new password',
    description:
      'Answers every address and tenant alike, and at once. The link is valid once, for 30 minutes.',
    tags,
    body: requestPasswordResetBody,
    answers: accepted,
    refusals: ['TooManyAttempts'],
  },
  completePasswordReset: {
    summary: 'Set a new password by a mailed link',
    description:
      'All sessions of the user end. A token that is unknown, used or lapsed is one answer.',
    tags,
    body: completePasswordResetBody,
    answers: { 204: { description: 'Set; sign in with it' } },
    refusals: ['ResetLapsed', 'WeakPassword'],
  },
  ...secondFactorContract,
} satisfies Contracts<'identity/account'>;
