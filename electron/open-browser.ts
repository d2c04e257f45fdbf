// Opens a link in the system's browser. That it cannot is no error: the link is printed anyway.
import { spawn } from 'node:child_process'

const OPENERS: Partial<Record<NodeJS.Platform, string>> = { win32: 'rundll32', darwin: 'open' }

export function openBrowser(link: string, platform: NodeJS.Platform = process.platform, env: NodeJS.ProcessEnv = process.env): void {
  // without a screen, xdg-open would start a text browser somewhere nobody sees
  if (platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY']) return
  const opener = spawn(OPENERS[platform] ?? 'xdg-open', platform === 'win32' ? ['url.dll,FileProtocolHandler', link] : [link], { stdio: 'ignore', detached: true, windowsHide: true })
  opener.on('error', () => {})
  opener.unref()
}
