type Keeping = { readonly platformName: string; readonly email: string; readonly secret: string };

/**
 * What a QR code tells an authenticator app; all else is that of the app's defaults, as Cognito's codes are.
 * https://github.com/google/google-authenticator/wiki/Key-Uri-Format
 */
export function authenticatorUri({ platformName, email, secret }: Keeping): string {
  const issuer = encodeURIComponent(platformName.replaceAll(':', ' '));
  return `otpauth://totp/${issuer}:${encodeURIComponent(email)}?secret=${secret}&issuer=${issuer}`;
}
