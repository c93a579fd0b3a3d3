import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { sdkConfig } from '../../../adapters/aws/sdk-config.ts';
import { platformMailSettings } from '../../../adapters/channels/platform-mail-settings.ts';
import { CognitoMemberUsers } from '../../../adapters/cognito/cognito-member-users.ts';
import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { DynamoInvitationClaims } from '../../../adapters/dynamodb/members/dynamo-invitation-claims.ts';
import { DynamoInvitationRegistry } from '../../../adapters/dynamodb/members/dynamo-invitation-registry.ts';
import { DynamoMemberRegistry } from '../../../adapters/dynamodb/members/dynamo-member-registry.ts';
import { DynamoTenantPolicies } from '../../../adapters/dynamodb/identity/dynamo-tenant-policies.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoTenantFinder } from '../../../adapters/dynamodb/tenants/dynamo-tenant-finder.ts';
import { tenantMail } from '../../../adapters/channels/tenant-mail.ts';
import { invitationMail } from '../../../core/mail/templates/invitation.ts';
import { heedingMailer } from '../../../core/notifications/heeding-mailer.ts';
import { edgePorts } from '../../../adapters/edge/edge-ports.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { logUnheeded } from '../../notifications/log-unheeded.ts';
import { edgeEnv } from '../../env/edge.ts';
import { apiHandler } from '../../edge/api-handler.ts';
import { membersContract } from '../contract.ts';
import { acceptInvitationOperation } from './accept-invitation.ts';
import { changeMemberOperation } from './change-member.ts';
import { membersApiEnv } from './env.ts';
import { getMemberOperation } from './get-member.ts';
import { inviteMembersOperation } from './invite-members.ts';
import { listInvitationsOperation } from './list-invitations.ts';
import { listMembersOperation } from './list-members.ts';
import { removeMemberOperation } from './remove-member.ts';
import { resendInvitationOperation } from './resend-invitation.ts';
import { revokeInvitationOperation } from './revoke-invitation.ts';
import { disableMemberOperation, enableMemberOperation } from './set-member-status.ts';
import { transferOwnershipOperation } from './transfer-ownership.ts';

const env = readEnv(membersApiEnv);
const { CONTROL_TABLE_NAME } = env;
const config = bundledPlatformConfig();
const controlPlane = documents();

const tenants = new DynamoTenantFinder(controlPlane, CONTROL_TABLE_NAME);
const mail = tenantMail(config, env, { tenants, onError: logUnheeded });
const ports = {
  members: new DynamoMemberRegistry(controlPlane, CONTROL_TABLE_NAME),
  invitations: new DynamoInvitationRegistry(controlPlane, CONTROL_TABLE_NAME),
  claims: new DynamoInvitationClaims(controlPlane, CONTROL_TABLE_NAME),
  tenants,
  users: new CognitoMemberUsers(new CognitoIdentityProviderClient(sdkConfig)),
  mailer: heedingMailer({ ...mail, onError: logUnheeded }),
  ownWords: mail.ownWords,
  compose: invitationMail.compose(platformMailSettings(config, env)),
  plans: config.plans,
  policies: new DynamoTenantPolicies(controlPlane, CONTROL_TABLE_NAME),
  now: () => new Date(),
};

export const handler = apiHandler<'members/api'>(
  membersContract,
  {
    listMembers: listMembersOperation(ports),
    getMember: getMemberOperation(ports),
    changeMember: changeMemberOperation(ports),
    disableMember: disableMemberOperation(ports),
    enableMember: enableMemberOperation(ports),
    removeMember: removeMemberOperation(ports),
    transferOwnership: transferOwnershipOperation(ports),
    inviteMembers: inviteMembersOperation(ports),
    listInvitations: listInvitationsOperation(ports),
    resendInvitation: resendInvitationOperation(ports),
    revokeInvitation: revokeInvitationOperation(ports),
    acceptInvitation: acceptInvitationOperation(ports),
  },
  edgePorts(readEnv(edgeEnv)),
);
