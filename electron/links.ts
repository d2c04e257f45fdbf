// Links from outside that open the app: `empty-chair://join?hub=…&code=…` and `empty-chair://open/learning/<id>`. They show a place and do nothing by themselves.

/** Longest link that is looked at. */
const LONGEST = 2000

/** The path that the page is asked to show, or null when the text is no link of ours. The page looks at it again (renderer/routes.ts). */
export function pathOfLink(link: string): string | null {
  if (link.length > LONGEST) return null
  const open = /^empty-chair:\/\/open(\/[\w/.%-]*)$/i.exec(link)
  if (open) return open[1]!
  return /^empty-chair:\/\/join\/?\?/i.test(link) ? `/join/${encodeURIComponent(link)}` : null
}

/** The link that the system started the program with; Windows and Linux hand it over as an argument. */
export function linkIn(args: readonly string[]): string | null {
  return args.findLast((arg) => pathOfLink(arg) !== null) ?? null
}
