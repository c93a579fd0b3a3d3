import { Route53Client } from '@aws-sdk/client-route-53';
import type { DomainNames } from '../../core/provisioning/domain-names.ts';
import type { AppDomain } from '../../core/tenants/integrations.ts';
import { throttledConfig } from '../aws/sdk-config.ts';
import { Route53DomainNames } from './route53-domain-names.ts';

/** Null where the platform has no zone to make records in. */
export const domainNamesOf = (appDomain: AppDomain | undefined): DomainNames | null =>
  appDomain?.hostedZoneId === undefined
    ? null
    : new Route53DomainNames(new Route53Client(throttledConfig), appDomain.hostedZoneId);
