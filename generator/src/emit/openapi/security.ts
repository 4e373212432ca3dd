import type { ProductModel } from '../../model/types.ts'
import type { JsonObject } from './json.ts'

/** Either a personal access token, or a bearer token with the product's scope. */
export const security = (product: ProductModel): readonly JsonObject[] => [
  { personalAccessToken: [] },
  { oauth: product.scope === null ? [] : [product.scope] },
]

export const securitySchemes = (product: ProductModel): JsonObject => ({
  personalAccessToken: { type: 'http', scheme: 'basic' },
  oauth: {
    type: 'oauth2',
    flows: {
      authorizationCode: {
        authorizationUrl: 'https://api.planningcenteronline.com/oauth/authorize',
        tokenUrl: 'https://api.planningcenteronline.com/oauth/token',
        refreshUrl: 'https://api.planningcenteronline.com/oauth/token',
        scopes: product.scope === null ? {} : { [product.scope]: `Planning Center ${product.title}` },
      },
    },
  },
})
