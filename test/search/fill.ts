// Puts the labelled texts into a core: learnings, and ideas where the key begins with `i`. Answers key by id.
import type { TestCore } from '../support/core.ts'
import { TEXTS } from './texts.ts'

export async function fillTexts(core: TestCore, texts: Readonly<Record<string, string>> = TEXTS): Promise<Map<string, string>> {
  const keys = new Map<string, string>()
  for (const [key, text] of Object.entries(texts)) {
    const { id } = /^[uvw]?i/.test(key) ? await core.client.ideas.create({ title: text, submit: false }) : await core.client.learnings.log({ text })
    keys.set(id, key)
  }
  return keys
}
