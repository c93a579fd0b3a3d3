/** Does part after part, recording each, until all is done or the runner has worked long enough. */
export async function doInParts<Part>(
  { isOver }: { readonly isOver: () => boolean },
  parts: AsyncIterable<Part>,
  record: (part: Part) => Promise<void> = () => Promise.resolve(),
): Promise<'done' | 'more'> {
  for await (const part of parts) {
    await record(part);
    if (isOver()) return 'more';
  }
  return 'done';
}
