// Opens a link in the system's browser. That it cannot is no error: the link is printed anyway.
import { spawn } from 'node:child_process'

export function openBrowser(link: string, platform: NodeJS.Platform = process.platform, env: NodeJS.ProcessEnv = process.env): void {
  // without a screen, xdg-open would start a text browser somewhere nobody sees
  if (platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY']) return
  const [command, ...args] = platform === 'win32' ? ['rundll32', 'url.dll,FileProtocolHandler', link] : [platform === 'darwin' ? 'open' : 'xdg-open', link]
  const opener = spawn(command!, args, { stdio: 'ignore', detached: true, windowsHide: true })
  opener.on('error', () => {})
  opener.unref()
}
