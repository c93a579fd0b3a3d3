import { platformSmsSender } from '../../../adapters/channels/platform-sms-sender.ts';
import { pushRegistration } from '../../../adapters/channels/push-registration.ts';
import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { DynamoContacts } from '../../../adapters/dynamodb/notifications/dynamo-contacts.ts';
import { DynamoSuppressions } from '../../../adapters/dynamodb/notifications/dynamo-suppressions.ts';
import { edgePorts } from '../../../adapters/edge/edge-ports.ts';
import { tenantSessions } from '../../../adapters/sts/tenant-sessions.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { apiHandler } from '../../edge/api-handler.ts';
import { edgeEnv } from '../../env/edge.ts';
import { contactsContract } from '../contacts-contract.ts';
import * as operations from './contact-operations.ts';
import { contactsEnv } from './env.ts';

const settings = readEnv(contactsEnv);
const sessions = tenantSessions(settings);
const config = bundledPlatformConfig();
const now = () => new Date();
const contacts = new DynamoContacts(sessions);
const ports = {
  ...{ contacts, ...pushRegistration(config), now },
  suppressions: new DynamoSuppressions(sessions),
  sms: platformSmsSender(config, settings),
  platformName: config.name,
};

export const handler = apiHandler<'notifications/contacts'>(
  contactsContract,
  {
    registerDevice: operations.registerDeviceOperation(ports),
    listDevices: operations.listDevices(ports),
    removeDevice: operations.removeDevice(ports),
    getPhoneNumber: operations.getPhoneNumber(ports),
    putPhoneNumber: operations.putPhoneNumber(ports),
    confirmPhoneNumber: operations.confirmPhoneNumber(ports),
    removePhoneNumber: operations.removePhoneNumber(ports),
  },
  edgePorts(readEnv(edgeEnv)),
);
