import type { Result } from '../../kit/result.ts';

export const MOBILE_PLATFORMS = ['apns', 'fcm'] as const;
export type MobilePlatform = (typeof MOBILE_PLATFORMS)[number];

export type MobileEndpointError = {
  /** The platform sends to no apps of that sort; or what was given is no token of one. */
  readonly kind: 'PushUnavailable' | 'TokenInvalid';
};

/** Where apps on phones are reached. */
export interface MobileEndpoints {
  /** The endpoint of a device's token, which is one however often it is asked for. Throws on an outage. */
  endpointOf(
    platform: MobilePlatform,
    token: string,
  ): Promise<Result<{ readonly endpointArn: string }, MobileEndpointError>>;
}
