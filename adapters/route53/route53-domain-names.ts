import {
  ChangeResourceRecordSetsCommand,
  InvalidChangeBatch,
  type ChangeAction,
  type Route53Client,
} from '@aws-sdk/client-route-53';
import type { DomainNames, DomainRecord } from '../../core/provisioning/domain-names.ts';

const TTL_SECONDS = 300;

/**
 * Route 53 takes 10 requests a second of an account, and refuses more as `Throttling`:
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/throttling-api-requests.html
 */
export class Route53DomainNames implements DomainNames {
  readonly #client: Route53Client;
  readonly #hostedZoneId: string;

  constructor(client: Route53Client, hostedZoneId: string) {
    this.#client = client;
    this.#hostedZoneId = hostedZoneId;
  }

  register(record: DomainRecord) {
    return this.#change('UPSERT', record);
  }

  async remove(record: DomainRecord) {
    try {
      await this.#change('DELETE', record);
    } catch (error) {
      // A record that is gone, or leads elsewhere since, is none of ours.
      if (!(error instanceof InvalidChangeBatch)) throw error;
    }
  }

  async #change(action: ChangeAction, { name, target }: DomainRecord) {
    await this.#client.send(
      new ChangeResourceRecordSetsCommand({
        HostedZoneId: this.#hostedZoneId,
        ChangeBatch: {
          Changes: [
            {
              Action: action,
              ResourceRecordSet: {
                Name: name,
                Type: 'CNAME',
                TTL: TTL_SECONDS,
                ResourceRecords: [{ Value: target }],
              },
            },
          ],
        },
      }),
    );
  }
}
