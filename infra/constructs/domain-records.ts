import { CfnOutput } from 'aws-cdk-lib';
import { CertificateValidation } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AaaaRecord,
  ARecord,
  HostedZone,
  type IHostedZone,
  RecordTarget,
  type IAliasRecordTarget,
} from 'aws-cdk-lib/aws-route53';
import { Construct } from 'constructs';
import type { Domain } from '../config/domain.ts';

export type DomainRecordsProps = { readonly domain: Domain; readonly name: string };

export type Target = {
  readonly alias: IAliasRecordTarget;
  /** The same, for a record that is set by hand. */
  readonly name: string;
  readonly hasIpv6: boolean;
};

/** The DNS of one name: what proves that it is ours, and where it leads. Outputs say it where no zone is given. */
export class DomainRecords extends Construct {
  readonly validation: CertificateValidation;
  readonly #zone: IHostedZone | undefined;
  readonly #name: string;

  constructor(scope: Construct, id: string, { domain, name }: DomainRecordsProps) {
    super(scope, id);
    const { hostedZone } = domain;
    this.#name = name;
    this.#zone =
      hostedZone &&
      HostedZone.fromHostedZoneAttributes(this, 'Zone', {
        hostedZoneId: hostedZone.id,
        zoneName: hostedZone.name,
      });
    this.validation = CertificateValidation.fromDns(this.#zone);
  }

  leadTo({ alias, name, hasIpv6 }: Target): void {
    const output = new CfnOutput(this, 'Record', { value: `${this.#name} CNAME ${name}` });
    output.overrideLogicalId('DomainRecord');
    if (!this.#zone) return;
    const record = {
      zone: this.#zone,
      recordName: `${this.#name}.`,
      target: RecordTarget.fromAlias(alias),
    };
    new ARecord(this, 'A', record);
    if (hasIpv6) new AaaaRecord(this, 'Aaaa', record);
  }
}
