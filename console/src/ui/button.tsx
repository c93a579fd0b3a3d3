import type { ComponentProps } from 'react';

const LOOKS = {
  main: 'justify-center px-3 bg-brand text-on-brand border-transparent hover:ring-2 hover:ring-line',
  plain: 'px-3 bg-card text-ink border-line hover:border-quiet',
  quiet: 'text-link border-transparent hover:underline',
  danger: 'justify-center px-3 bg-bad-tint text-bad border-bad/40 hover:border-bad',
} as const;

export const buttonLook = (look: keyof typeof LOOKS = 'plain') =>
  `inline-flex min-h-8 items-center gap-2 rounded-md border py-1 font-medium whitespace-nowrap disabled:opacity-60 ${LOOKS[look]}`;

type ButtonProps = ComponentProps<'button'> & { readonly look?: keyof typeof LOOKS };

export const Button = ({ look = 'plain', className = '', ...props }: ButtonProps) => (
  <button type="button" {...props} className={`${buttonLook(look)} ${className}`} />
);
