import type { Branding } from '../../core/platform-config/platform-config.ts';

/** What texts stand on in each theme, as `console/src/styles.css` has it. */
export const BACKGROUNDS = {
  light: ['#ffffff', '#f7f7f8'],
  dark: ['#191b20', '#111216'],
} as const;

const WHITE = '#ffffff';
const BLACK = '#000000';
/** WCAG 2.2, 1.4.3 for texts and 1.4.11 for what is no text. */
const TEXT_RATIO = 4.5;
const SHAPE_RATIO = 3;
const STEPS = 50;

/** The style sheet that lays the company's colour over the console's own, in both themes; none without a colour. */
export function brandingCss({ color }: Branding): string | undefined {
  if (color === undefined) return undefined;
  const { light, dark } = brandTokens(color);
  return `:root{${declared(light)}}\n:root[data-theme='dark']{${declared(dark)}}\n`;
}

/** Of each theme. One of white and black is always read on a colour. */
export const brandTokens = (color: string) => ({
  light: tokensOn(color, BACKGROUNDS.light, BLACK),
  dark: tokensOn(color, BACKGROUNDS.dark, WHITE),
});

function tokensOn(color: string, backgrounds: readonly string[], away: string) {
  const readable = (ratio: number) =>
    Array.from({ length: STEPS + 1 }, (_, step) => mixed(color, away, step / STEPS)).find((shade) =>
      backgrounds.every((background) => contrastOf(shade, background) >= ratio),
    ) ?? away;
  const brand = readable(SHAPE_RATIO);
  const onBrand = contrastOf(brand, WHITE) >= TEXT_RATIO ? WHITE : BLACK;
  return { brand, 'on-brand': onBrand, link: readable(TEXT_RATIO) };
}

const declared = (tokens: Readonly<Record<string, string>>) =>
  Object.entries(tokens)
    .map(([name, value]) => `--${name}:${value}`)
    .join(';');

const channelsOf = (color: string) =>
  [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));

function mixed(color: string, other: string, share: number): string {
  const others = channelsOf(other);
  const channels = channelsOf(color).map((channel, index) =>
    Math.round(channel + ((others[index] ?? 0) - channel) * share),
  );
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrastOf(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [one, other].map(luminanceOf).sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminanceOf(color: string): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(color).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
