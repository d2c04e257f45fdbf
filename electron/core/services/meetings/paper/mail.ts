// A mail to send on: its subject and plain text, and the same as a message file (.eml, RFC 5322) that mail programs open as a draft.

export interface Mail { readonly subject: string; readonly text: string }

/** Most bytes of UTF-8 in one encoded word: with its marks and the header's name no line is longer than 76 characters. Source: RFC 2047, 2. */
const WORD_BYTES = 39
const BASE64_LINE = 76

const base64 = (text: string) => Buffer.from(text).toString('base64')

/** Header text, in encoded words where it is not plain ASCII or too long. Never more than one line of text. Source: RFC 2047. */
export function headerText(text: string): string {
  const line = text.toWellFormed().replaceAll(/\s+/g, ' ').trim()
  if (/^[\x20-\x7e]*$/.test(line) && line.length <= 60 && !line.includes('=?')) return line
  const words: string[] = []
  let word = ''
  for (const char of line) {
    if (Buffer.byteLength(word + char) > WORD_BYTES) {
      words.push(word)
      word = ''
    }
    word += char
  }
  return [...words, word].map((part) => `=?utf-8?B?${base64(part)}?=`).join('\r\n ')
}

/** Without From and To: whoever sends it adds them. Outlook takes `X-Unsent` for a draft. */
export function mailMessage({ subject, text }: Mail): string {
  const body = base64(text.replaceAll(/\r\n?|\n/g, '\r\n')).match(new RegExp(`.{1,${BASE64_LINE}}`, 'g')) ?? []
  return [`Subject: ${headerText(subject)}`, 'X-Unsent: 1', 'MIME-Version: 1.0', 'Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: base64', '', ...body, ''].join('\r\n')
}
