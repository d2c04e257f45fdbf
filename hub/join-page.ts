// The page that an invitation link shows to whoever has no app yet. It holds no script: the code behind the # of its address never reaches the hub.
import { hash } from 'node:crypto'
import { html, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { TFunction } from 'i18next'

const STYLE = `
:root { color-scheme: light dark; --ground: #faf8f4; --ink: #26211c; --dim: #6b6259; --panel: #fff; --line: #e5dfd5; }
@media (prefers-color-scheme: dark) { :root { --ground: #1d1b18; --ink: #efeae3; --dim: #b3a99d; --panel: #262320; --line: #3c3732; } }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--ground); color: var(--ink); font: 17px/1.55 system-ui, sans-serif; }
main { max-width: 34rem; padding: 2.5rem 1.5rem; }
h1 { font: 600 2rem/1.2 Georgia, serif; margin: 0 0 .5rem; overflow-wrap: anywhere; }
.dim { color: var(--dim); }
ol { background: var(--panel); border: 1px solid var(--line); border-radius: 12px; padding: 1.2rem 1.4rem 1.2rem 2.6rem; }
li + li { margin-top: .8rem; }
`

/** Its only style, allowed by its hash; nothing else is loaded, and no other page may frame it. */
export const JOIN_PAGE_POLICY = `default-src 'none'; style-src 'sha256-${hash('sha256', STYLE, 'base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

export function joinPage(t: TFunction, workspace: string): HtmlEscapedString | Promise<HtmlEscapedString> {
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer"><title>${t('joinPage.title', { name: workspace })}</title><style>${raw(STYLE)}</style></head>
<body><main>
<h1>${t('joinPage.title', { name: workspace })}</h1>
<p class="dim">${t('joinPage.lead')}</p>
<ol><li>${t('joinPage.install')}</li><li>${t('joinPage.copy')}</li><li>${t('joinPage.paste')}</li></ol>
<p class="dim">${t('joinPage.once')}</p>
</main></body>
</html>`
}
