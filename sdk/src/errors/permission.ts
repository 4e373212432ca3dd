import { HttpError } from './http.ts'

/** 403: the user behind the credential may not do this, or the firewall in front of PCO turned the call away. */
export class PermissionError extends HttpError {
  override readonly name = 'PermissionError'
}
