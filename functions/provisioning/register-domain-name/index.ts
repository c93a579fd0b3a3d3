import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { stepPorts } from '../../../adapters/dynamodb/provisioning/step-ports.ts';
import { domainNamesOf } from '../../../adapters/route53/domain-names-of.ts';
import { registerDomainName } from '../../../core/provisioning/register-domain-name.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { stepFunction } from '../step-function.ts';
import { registerDomainNameEnv } from './env.ts';

const { appDomain } = bundledPlatformConfig();

export const handler = stepFunction(
  stepPorts(readEnv(registerDomainNameEnv).CONTROL_TABLE_NAME),
  registerDomainName({ appDomain, names: domainNamesOf(appDomain) }),
);
