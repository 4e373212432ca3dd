import ts from 'typescript'

/** A fenced block of a Markdown file. */
export interface CodeBlock {
  readonly language: string
  readonly text: string
}

/** The fenced blocks of a Markdown text, in order. */
export const codeBlocks = (markdown: string): CodeBlock[] =>
  [...markdown.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language = '', text = '']) => ({
    language,
    text,
  }))

/** The file a block says it is, by a comment on its first line: `// my-spec/people.ts`. */
export const fileName = ({ text }: CodeBlock): string | null => /^\/\/ (\S+\.ts)\n/.exec(text)?.[1] ?? null

/**
 * One module of all TypeScript blocks. The first that makes a client is shared by those after it, as the reader of a
 * README understands it; every other block has a scope of its own, so that two may use the same names. Blocks that
 * name a file are files of their own and are left out.
 */
export function programOf(blocks: readonly CodeBlock[]): string {
  const imports = new Map<string, Set<string>>()
  const bodies: string[] = []
  let shared = false
  for (const block of blocks) {
    if (block.language !== 'ts' || fileName(block) !== null) continue
    const source = ts.createSourceFile('block.ts', block.text, ts.ScriptTarget.Latest, true)
    let body = ''
    for (const statement of source.statements) {
      if (ts.isImportDeclaration(statement)) collect(statement, imports)
      else body += statement.getFullText().replace(/^(\s*)export /, '$1')
    }
    const makesClient: boolean = !shared && /\bcreateClient\(/.test(body)
    shared ||= makesClient
    bodies.push(makesClient ? body : `{${body}\n}`)
  }
  const head = [...imports].map(
    ([from, names]) => `import { ${[...names].sort().join(', ')} } from '${from}'`,
  )
  return `${[...head, ...bodies].join('\n')}\nexport {}\n`
}

function collect(statement: ts.ImportDeclaration, into: Map<string, Set<string>>): void {
  const from = (statement.moduleSpecifier as ts.StringLiteral).text
  const bindings = statement.importClause?.namedBindings
  if (bindings === undefined || !ts.isNamedImports(bindings)) {
    throw new Error(
      `README blocks import by name, so that they can stand in one module: ${statement.getText()}`,
    )
  }
  const names = into.get(from) ?? new Set()
  for (const element of bindings.elements) names.add(element.getText())
  into.set(from, names)
}
