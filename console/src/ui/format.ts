export type Money = { readonly amountMinor: number; readonly currency: string };

/** An amount in the smallest unit of its currency, which is a hundredth for some and a whole for others. */
export function moneyText({ amountMinor, currency }: Money, lang: string): string {
  const format = new Intl.NumberFormat(lang, { style: 'currency', currency });
  const { maximumFractionDigits = 2 } = format.resolvedOptions();
  return format.format(amountMinor / 10 ** maximumFractionDigits);
}

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'];

export function bytesText(bytes: number, lang: string): string {
  const power = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const style = { style: 'unit', unit: UNITS[power] ?? 'byte', maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(lang, style).format(bytes / 1_000 ** power);
}

/** From one moment to another, such as `1.40s`. */
export const spanText = (from: string, to: string, lang: string): string =>
  secondsText((Date.parse(to) - Date.parse(from)) / 1_000, lang);

export function secondsText(seconds: number, lang: string): string {
  const style = {
    ...({ style: 'unit', unit: 'second', unitDisplay: 'narrow' } as const),
    ...{ minimumFractionDigits: 2, maximumFractionDigits: 2 },
  };
  return new Intl.NumberFormat(lang, style).format(seconds);
}
