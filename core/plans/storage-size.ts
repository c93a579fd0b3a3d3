const BYTES_PER_UNIT = { mb: 1024 ** 2, gb: 1024 ** 3, tb: 1024 ** 4 } as const;

const SIZE = /^([1-9]\d*)(mb|gb|tb)$/;

/** `10gb` in bytes (units count in 1024s, as AWS bills them); null when the text is not such a size. */
export function parseStorageSize(text: string): number | null {
  const [, amount, unit] = SIZE.exec(text) ?? [];
  if (amount === undefined || unit === undefined) return null;

  const bytes = Number(amount) * BYTES_PER_UNIT[unit as keyof typeof BYTES_PER_UNIT];
  return Number.isSafeInteger(bytes) ? bytes : null;
}

/** The bytes as the largest unit that divides them: the reverse of `parseStorageSize`. */
export function formatStorageSize(bytes: number): string {
  const unit = (['tb', 'gb', 'mb'] as const).find((name) => bytes % BYTES_PER_UNIT[name] === 0);
  return unit === undefined ? `${bytes} bytes` : `${bytes / BYTES_PER_UNIT[unit]}${unit}`;
}
