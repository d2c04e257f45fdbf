// On paper everything is as in the light: ink on white, whatever the screen shows.
const ATTRIBUTE = 'data-mantine-color-scheme'

/** Called once at start. */
export function printInLight(): void {
  const paper = matchMedia('print')
  const root = document.documentElement
  let shown: string | null = null
  paper.addEventListener('change', ({ matches }) => {
    if (matches) {
      shown = root.getAttribute(ATTRIBUTE)
      root.setAttribute(ATTRIBUTE, 'light')
    } else if (shown !== null) root.setAttribute(ATTRIBUTE, shown)
  })
}
