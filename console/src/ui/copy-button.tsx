import { useState } from 'react';
import { useTexts } from '../texts/use-texts.ts';
import { Button } from './button.tsx';

export function CopyButton({ text }: { readonly text: string }) {
  const { common } = useTexts();
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <Button look="quiet" className="text-xs" onClick={() => void copy()}>
      {isCopied ? common.copied : common.copy}
    </Button>
  );
}
