// What Mantine leaves out of the input of a combobox: without the role a screen reader calls it a plain text field.
// Mantine itself keeps aria-expanded, aria-controls and aria-activedescendant in step with the list.
export const COMBOBOX_ROLE = { role: 'combobox', 'aria-autocomplete': 'list' } as const
