import {
  CreatePlatformEndpointCommand,
  InvalidParameterException,
  SetEndpointAttributesCommand,
  type SNSClient,
} from '@aws-sdk/client-sns';
import type { MobileEndpoints, MobilePlatform } from '../../core/channels/mobile-endpoints.ts';
import { fail, ok } from '../../kit/result.ts';

export type ApplicationArns = Readonly<Partial<Record<MobilePlatform, string | undefined>>>;

/** By the platform applications that operators made in SNS with their keys of Apple and Google. */
export class SnsMobileEndpoints implements MobileEndpoints {
  readonly #sns: Pick<SNSClient, 'send'>;
  readonly #applications: ApplicationArns;

  constructor(sns: Pick<SNSClient, 'send'>, applications: ApplicationArns) {
    this.#sns = sns;
    this.#applications = applications;
  }

  /** A token that is registered again may have been disabled meanwhile: https://docs.aws.amazon.com/sns/latest/dg/mobile-platform-endpoint.html */
  async endpointOf(platform: MobilePlatform, Token: string) {
    const PlatformApplicationArn = this.#applications[platform];
    if (!PlatformApplicationArn) return fail({ kind: 'PushUnavailable' } as const);
    try {
      const { EndpointArn: endpointArn } = await this.#sns.send(
        new CreatePlatformEndpointCommand({ PlatformApplicationArn, Token }),
      );
      if (endpointArn === undefined) throw new Error('SNS named no endpoint.');
      const Attributes = { Token, Enabled: 'true' };
      await this.#sns.send(
        new SetEndpointAttributesCommand({ EndpointArn: endpointArn, Attributes }),
      );
      return ok({ endpointArn });
    } catch (error) {
      if (error instanceof InvalidParameterException)
        return fail({ kind: 'TokenInvalid' } as const);
      throw error;
    }
  }
}
