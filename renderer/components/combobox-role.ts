// What Mantine leaves out of the input of a combobox: without the role a screen reader calls it a plain text field.
// Mantine itself keeps aria-expanded and aria-controls in step with the list; for aria-activedescendant there is use-live-option.ts.
export const COMBOBOX_ROLE = { role: 'combobox', 'aria-autocomplete': 'list' } as const
