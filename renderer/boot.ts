// Runs before everything else: both settings exist because of the strict content security policy.

interface TrustedTypes { createPolicy(name: string, rules: { createHTML: (text: string) => string }): unknown }

// Mantine writes its CSS variables with innerHTML on <style>: plain text passes, anything that could be markup is refused.
;(globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('default', {
  createHTML(text) {
    if (text.includes('<')) throw new TypeError('markup refused')
    return text
  },
})

/** The nonce that this response's policy allows on <style>. */
export const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? ''
// react-remove-scroll, which Mantine's dialogs use, reads its nonce here.
Object.assign(globalThis, { __webpack_nonce__: nonce })
