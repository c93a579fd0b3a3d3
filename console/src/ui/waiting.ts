import { useLayoutEffect, useRef } from 'react';

/** How many parts still load within an element. */
const counts = new WeakMap<Element, number>();

function count(elements: readonly Element[], by: 1 | -1) {
  for (const element of elements) {
    const loading = (counts.get(element) ?? 0) + by;
    counts.set(element, loading);
    element.toggleAttribute('data-waiting', loading > 0);
  }
}

/**
 * Marks what an element stands in, up to the whole page, while the element is there; nothing of a dialog. By the style
 * sheet alone, `:has(…) ~ *`, Chromium 153 leaves parts hidden that wait for nothing any more.
 */
export function useWaiting() {
  const ref = useRef<HTMLParagraphElement>(null);
  useLayoutEffect(() => {
    const around: Element[] = [];
    for (let each: Element | null = ref.current; each; each = each.parentElement) {
      if (each.localName === 'dialog') return;
      if (each.localName === 'main') break;
      around.push(each);
    }
    count(around, 1);
    return () => count(around, -1);
  }, []);
  return ref;
}
