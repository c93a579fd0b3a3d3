/** The header in which CloudFront sends the secret; a client's own header of that name never gets through. */
export const ORIGIN_SECRET_HEADER = 'x-origin-secret';

/** The secret's name among those of the stage (core/secrets/secret-id.ts). */
export const ORIGIN_SECRET_NAME = 'ORIGIN_SECRET';

export interface OriginSecret {
  /** Whether a request with this header came through CloudFront. Throws on an outage. */
  accepts(header: string | undefined): Promise<boolean>;
}
