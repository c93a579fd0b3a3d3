import { createPublicKey, verify } from 'node:crypto';
import { fail, ok, type Result } from '../../kit/result.ts';

/** Nobody whom we trust has signed it. */
export type LeakReportUnsigned = { readonly kind: 'LeakReportUnsigned' };

export type SignedReport = {
  readonly body: Uint8Array;
  readonly keyIdentifier: string;
  /** In base64, as DER. */
  readonly signature: string;
};

/** The public keys of who may report leaks. */
export interface LeakReporterKeys {
  /** As PEM; null where he has no such key. Throws where it cannot be asked for now. */
  find(identifier: string): Promise<string | null>;
}

/** https://docs.github.com/en/code-security/secret-scanning/secret-scanning-partnership-program/secret-scanning-partner-program */
export async function verifyLeakReport(
  keys: LeakReporterKeys,
  { body, keyIdentifier, signature }: SignedReport,
): Promise<Result<void, LeakReportUnsigned>> {
  const pem = await keys.find(keyIdentifier);
  const isSigned = pem !== null && isSignedBy(pem, { body, signature });
  return isSigned ? ok(undefined) : fail({ kind: 'LeakReportUnsigned' });
}

function isSignedBy(pem: string, { body, signature }: Omit<SignedReport, 'keyIdentifier'>) {
  const key = createPublicKey(pem);
  const isP256 = key.asymmetricKeyDetails?.namedCurve === 'prime256v1';
  return isP256 && verify('sha256', body, key, Buffer.from(signature, 'base64'));
}
