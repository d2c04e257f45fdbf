// Invitation links: what is one, and what merely looks like one.
import { expect, test } from 'vitest'
import { invitationLink, parseInvitation } from '../../shared/domain/invitation.ts'

const CODE = '7KQ2M-0ABCD-EFGHJ-KMNPQ'

test('a link is read back as it was made, with spaces around it and however it was typed', () => {
  const link = invitationLink({ hub: 'https://hub.example.com:8443', code: CODE })
  expect(link).toBe(`https://hub.example.com:8443/join#${CODE}`)
  expect(parseInvitation(`  ${link}\n`)).toEqual({ hub: 'https://hub.example.com:8443', code: CODE })
  expect(parseInvitation(`HTTP://127.0.0.1:4310/join/#${CODE.toLowerCase()}`)).toEqual({ hub: 'HTTP://127.0.0.1:4310', code: CODE.toLowerCase() })
  expect(parseInvitation(`empty-chair://join?code=${CODE}&hub=https%3A%2F%2Fhub.example.com`)).toEqual({ hub: 'https://hub.example.com', code: CODE })
  expect(parseInvitation(`empty-chair://join/?hub=https://hub.example.com&code=${CODE}`)).toEqual({ hub: 'https://hub.example.com', code: CODE })
})

test.each([
  ['an address without a code', 'https://hub.example.com'],
  ['another page of the hub', `https://hub.example.com/v1/join#${CODE}`],
  ['no code', 'https://hub.example.com/join#'],
  ['a code that is none', 'https://hub.example.com/join#<script>'],
  ['a broken escape', 'https://hub.example.com/join#%E0%A4%A'],
  ['a hub that is none', `empty-chair://join?hub=javascript:alert(1)&code=${CODE}`],
  ['another thing to open', `empty-chair://open/join?hub=https://hub.example.com&code=${CODE}`],
  ['only a code', CODE],
  ['nothing', ''],
])('%s is no invitation', (_name, text) => {
  expect(parseInvitation(text)).toBeNull()
})
