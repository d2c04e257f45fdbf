// Invitation links: `https://hub.example.com/join#CODE`, which the hub explains to whoever opens it, and `empty-chair://join?hub=…&code=…` for the app.

export interface Invitation {
  /** Address of the hub: `https://host[:port]`. */
  readonly hub: string
  readonly code: string
}

const CODE = /^[0-9a-z-]{8,64}$/i

/** The code stands behind the `#`, which browsers keep to themselves: it is in no log. */
export function invitationLink({ hub, code }: Invitation): string {
  return `${hub}/join#${code}`
}

/** What a link invites to; null when the text is none. Whether the address is good for joining is looked at elsewhere. */
export function parseInvitation(text: string): Invitation | null {
  const typed = text.trim()
  const own = /^empty-chair:\/\/join\/?\?(.*)$/i.exec(typed)
  if (own) {
    const asked = new Map(own[1]!.split('&').map((pair) => [pair.slice(0, pair.indexOf('=')), unescaped(pair.slice(pair.indexOf('=') + 1))]))
    return invitation(asked.get('hub') ?? '', asked.get('code') ?? '')
  }
  const page = /^(https?:\/\/[^/?#\s]+)\/join\/?#(.*)$/i.exec(typed)
  return page ? invitation(page[1]!, unescaped(page[2]!)) : null
}

function invitation(hub: string, code: string): Invitation | null {
  return /^https?:\/\/[^/?#\s]+$/i.test(hub) && CODE.test(code) ? { hub, code } : null
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
