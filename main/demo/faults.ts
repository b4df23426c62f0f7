import type { Behaviour } from './behaviour.ts'

export interface FaultyReply {
  status: number
  headers: Record<string, string>
  body: string
}

/** What is answered in place of the truth, if a fault of HTTP is switched on for this path. */
export function faultOf({ http, httpOnly, retryAfter }: Behaviour, path: string): FaultyReply | 'frozen' | null {
  if (!path.includes(httpOnly)) return null
  const json = { 'Content-Type': 'application/json;charset=UTF-8' }
  const html = { 'Content-Type': 'text/html;charset=UTF-8' }
  switch (http) {
    case 'work':
      return null
    case 'frozen':
      return 'frozen'
    case 'unauthorized':
      return { status: 401, headers: json, body: '{"statusCode":20,"statusMessage":"Not authenticated."}' }
    case 'unavailable': {
      const headers = { ...html, ...(retryAfter > 0 && { 'Retry-After': String(retryAfter) }) }
      return { status: 503, headers, body: '<html><body><h1>503 Service Unavailable</h1></body></html>' }
    }
    case 'html':
      return {
        status: 200,
        headers: html,
        body: '<html><body><h1>Corporate gateway</h1><p>Please accept.</p></body></html>',
      }
  }
}
