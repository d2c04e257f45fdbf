// Keeps the focus near when what had it is gone: a removed row, a button whose act is done.

/** A moment later: by then the screen shows what changed, and dialogs and menus have let go of the focus. */
const SETTLED = 60

/** Unless something has the focus by then, `find` says what gets it. */
export function refocus(find: () => HTMLElement | null | undefined): void {
  setTimeout(() => {
    if (document.activeElement === null || document.activeElement === document.body) find()?.focus()
  }, SETTLED)
}

/** After the row at `index` was removed: the button of the row that has its place now, else `otherwise` inside the box. */
export function refocusNeighbour(box: HTMLElement | null, buttons: string, index: number, otherwise: string): void {
  refocus(() => {
    const left = box?.querySelectorAll<HTMLElement>(buttons) ?? []
    return left[Math.min(index, left.length - 1)] ?? box?.querySelector<HTMLElement>(otherwise)
  })
}
