import { cruise } from 'dependency-cruiser';

const FEATURE = '^core/[^/]+';
const BEGIN = '<!-- The features of core/, drawn by `npm run graph`. -->';
const END = '<!-- end of the drawing -->';

/** The page with the graph of the features of core/ as it is now, between its two marks. */
export async function withFeatureGraph(page: string): Promise<string> {
  const [before, rest] = page.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error('The page lacks its marks.');
  return `${before}${BEGIN}\n\n\`\`\`mermaid\n${await featureGraph()}\n\`\`\`\n\n${END}${after}`;
}

async function featureGraph(): Promise<string> {
  const { output } = await cruise(['core'], {
    includeOnly: FEATURE,
    collapse: FEATURE,
    tsPreCompilationDeps: true,
    outputType: 'mermaid',
  });
  return (output as string).trim();
}
