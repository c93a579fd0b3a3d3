import type { OperationContract } from '../edge/operation-contract.ts';
import { requiredIfMatchHeaders } from '../edge/request-schemas.ts';
import {
  confirmedByPasswordBody,
  confirmSecondFactorBody,
  policyBody,
  recoverAccountBody,
  recoveryCodesView,
  secondFactorSetupView,
  secondFactorView,
} from './second-factor-schemas.ts';

const tags = ['Account'];
const etag = { description: 'The policy’s version, to be sent as `If-Match` of a change' };

export const secondFactorContract = {
  recoverAccount: {
    summary: 'Remove my lost second factor by a recovery code',
    description:
      'The code works once, and all ten go with the second factor. Sign in with the password then; where the tenant requires a second factor, that asks for a new one.',
    tags,
    body: recoverAccountBody,
    answers: { 204: { description: 'Removed; sign in with the password' } },
    refusals: [
      'InvalidCredentials',
      'InvalidCode',
      'TooManyAttempts',
      'TenantNotActive',
      'TenantSuspended',
    ],
  },
  showSecondFactor: {
    summary: 'Show my second factor',
    tags,
    answers: {
      200: { description: 'The second factor, or that there is none', body: secondFactorView },
    },
  },
  beginSecondFactor: {
    summary: 'Begin to set up a second factor',
    description: 'Answers what an authenticator app has to keep; its first code confirms it.',
    tags,
    body: confirmedByPasswordBody,
    answers: { 200: { description: 'The setup', body: secondFactorSetupView } },
    refusals: ['PasswordWrong', 'TooManyAttempts', 'SecondFactorNotSettable', 'OperatorAccount'],
  },
  confirmSecondFactor: {
    summary: 'Set the second factor by its first code',
    tags,
    body: confirmSecondFactorBody,
    answers: { 200: { description: 'Set; the recovery codes', body: recoveryCodesView } },
    refusals: ['SignInLapsed', 'InvalidCode', 'TooManyAttempts'],
  },
  removeSecondFactor: {
    summary: 'Remove my second factor',
    description: 'The recovery codes go with it. Refused where the tenant requires one.',
    tags,
    body: confirmedByPasswordBody,
    answers: { 204: { description: 'Removed' } },
    refusals: [
      'PasswordWrong',
      'TooManyAttempts',
      'NoSecondFactor',
      'SecondFactorRequired',
      'OperatorAccount',
    ],
  },
  makeRecoveryCodes: {
    summary: 'Make new recovery codes',
    description: 'The former ones no longer work.',
    tags,
    body: confirmedByPasswordBody,
    answers: { 200: { description: 'The codes', body: recoveryCodesView } },
    refusals: ['PasswordWrong', 'TooManyAttempts', 'NoSecondFactor'],
  },
  getPolicy: {
    summary: 'Show what the tenant asks of its users',
    tags: ['Policy'],
    answers: { 200: { description: 'The policy', body: policyBody, headers: { etag } } },
  },
  replacePolicy: {
    summary: 'Change what the tenant asks of its users',
    description:
      'Acts on each sign-in, refresh and new password from now on: a session that lasts longer than the new policy allows ends at its next refresh, within half an hour. `supportAccess` is for those to change who have `support-access:write`.',
    tags: ['Policy'],
    headers: requiredIfMatchHeaders,
    body: policyBody,
    answers: {
      200: { description: 'The policy as it is now', body: policyBody, headers: { etag } },
    },
    refusals: ['VersionConflict', 'GrantNotPermitted'],
  },
} as const satisfies Readonly<Record<string, OperationContract>>;
