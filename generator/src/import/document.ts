import { SpecError } from '../load/error.ts'

/** A schema as PCO's documents use it; nothing else of OpenAPI occurs in them. */
export interface Schema {
  readonly $ref?: string
  readonly type?: string
  readonly format?: string
  readonly description?: string
  readonly enum?: readonly unknown[]
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
}

export interface Parameter {
  readonly $ref?: string
  readonly name?: string
  readonly in?: string
  readonly schema?: Schema
}

interface Body {
  readonly $ref?: string
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>
}

export interface Operation {
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: Body
  readonly responses?: Readonly<Record<string, Body>>
}

export interface PathItem {
  readonly summary?: string
  readonly description?: string
  readonly get?: Operation
  readonly post?: Operation
  readonly patch?: Operation
  readonly put?: Operation
  readonly delete?: Operation
}

/** The part of an OpenAPI document that import reads. */
export interface OpenApiDocument {
  readonly openapi?: string
  readonly info?: { readonly title?: string; readonly version?: string }
  readonly servers?: readonly { readonly url?: string }[]
  readonly paths: Readonly<Record<string, PathItem>>
  readonly components?: {
    readonly schemas?: Readonly<Record<string, Schema>>
    readonly parameters?: Readonly<Record<string, Parameter>>
    readonly responses?: Readonly<Record<string, Body>>
    readonly requestBodies?: Readonly<Record<string, Body>>
    readonly securitySchemes?: Readonly<
      Record<
        string,
        { readonly flows?: Readonly<Record<string, { readonly scopes?: Readonly<Record<string, string>> }>> }
      >
    >
  }
}

/** Whether a value looks like a document, before anything is read from it. */
export const assertDocument = (value: unknown, file: string): OpenApiDocument => {
  const document = value as OpenApiDocument | null
  if (typeof document !== 'object' || typeof document?.paths !== 'object' || document.paths === null) {
    throw new SpecError(
      'not_a_document',
      { file, line: 1 },
      'This is no OpenAPI document',
      'Give the document that PCO serves at /<product>/v2/open_api/<version>',
    )
  }
  return document
}

/** Follows `$ref`s within one document. */
export const resolver =
  (document: OpenApiDocument) =>
  <T extends { readonly $ref?: string }>(value: T | undefined): T | undefined => {
    let current = value
    for (let hops = 0; current?.$ref !== undefined && hops < 10; hops++) {
      let target: unknown = document
      for (const step of current.$ref.replace(/^#\//, '').split('/')) {
        target = (target as Record<string, unknown> | undefined)?.[
          step.replace(/~1/g, '/').replace(/~0/g, '~')
        ]
      }
      current = target as T | undefined
    }
    return current
  }

/** `/people/v2` and `people`, from the address of the server. */
export const productOf = (document: OpenApiDocument, file: string): { name: string; path: string } => {
  const url = document.servers?.[0]?.url ?? ''
  const path = url.replace(/^https?:\/\/[^/]+/, '').replace(/\/$/, '')
  const name = path.split('/')[1]
  if (name === undefined || name === '') {
    throw new SpecError(
      'not_a_document',
      { file, line: 1 },
      'The document does not say which product it is of',
      'Keep `servers[0].url` in it',
    )
  }
  return { name: name.replace(/_/g, '-'), path }
}
