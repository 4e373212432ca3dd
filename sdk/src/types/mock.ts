/** What the mock server has to know of a product and the client's endpoint table does not say. */
export interface MockTable {
  /** Type → attribute → known values, separated by bars. */
  readonly enums?: { readonly [type: string]: { readonly [attribute: string]: string } }
  /** Type → names of attributes that are never null, separated by spaces. */
  readonly always?: { readonly [type: string]: string }
  /** Webhook event name → `Type verb`. */
  readonly events?: { readonly [event: string]: string }
}
