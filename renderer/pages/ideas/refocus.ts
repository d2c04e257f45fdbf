// Keeps the focus near when what had it is gone: a removed row, a button whose act is done.

/** Looked again after so many milliseconds each: by then the screen shows what changed, and dialogs and menus have let go of the focus. A slow computer needs more than one look. */
const LOOKS = [60, 140, 300, 500]

/** When what had the focus is gone, `find` says what gets it; unless something else has it by then. */
export function refocus(find: () => HTMLElement | null | undefined): void {
  const before = document.activeElement
  const look = ([wait, ...later]: readonly number[]) => {
    if (wait === undefined) return
    setTimeout(() => {
      const { activeElement, body } = document
      if (activeElement === null || activeElement === body) find()?.focus()
      else if (activeElement === before) look(later)
    }, wait)
  }
  look(LOOKS)
}

/** After the row at `index` was removed: the button of the row that has its place now, else `otherwise` inside the box. */
export function refocusNeighbour(box: HTMLElement | null, buttons: string, index: number, otherwise: string): void {
  refocus(() => {
    const left = box?.querySelectorAll<HTMLElement>(buttons) ?? []
    return left[Math.min(index, left.length - 1)] ?? box?.querySelector<HTMLElement>(otherwise)
  })
}
