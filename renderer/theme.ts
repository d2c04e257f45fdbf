// The look: warm paper, ink and pine, with marigold for what deserves a glance. Every pair of text and ground used here meets WCAG AA.
import { ActionIcon, Button, Combobox, createTheme, type CSSVariablesResolver, type MantineColorsTuple, Menu, Modal, Popover, Tooltip } from '@mantine/core'

const pine: MantineColorsTuple = ['#eef6f2', '#dcebe4', '#bad7ca', '#91c0ae', '#69a892', '#48927a', '#2f7d66', '#1f6b57', '#175646', '#0f4135']
const marigold: MantineColorsTuple = ['#fdf5e4', '#fae8c4', '#f5d592', '#f0c05f', '#e6a93a', '#cf8f1f', '#ad7311', '#8a590c', '#6f470b', '#523409']
const brick: MantineColorsTuple = ['#fcefeb', '#f8dcd4', '#f0b8a9', '#e6917b', '#db6d54', '#c9523a', '#b23f2b', '#9a3324', '#7e291e', '#601f17']
// Mantine's neutrals are blue; ours have the warmth of paper.
const gray: MantineColorsTuple = ['#faf8f4', '#f4f0e9', '#eae4da', '#ddd5c9', '#c8beb0', '#a99e90', '#877c6f', '#645b50', '#463f37', '#2a2520']
const dark: MantineColorsTuple = ['#ebe6de', '#cdc6bb', '#a8a096', '#867e75', '#4f4841', '#3d3731', '#2d2924', '#211e1a', '#1a1714', '#12100e']

const sans = 'system-ui, -apple-system, "Segoe UI Variable Text", "Segoe UI", "Noto Sans", Ubuntu, "Helvetica Neue", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif'
export const serif = '"Iowan Old Style", "Palatino Linotype", Palatino, "Noto Serif", Georgia, "Source Serif 4", "Noto Serif CJK SC", "Songti SC", serif'

export const theme = createTheme({
  primaryColor: 'pine',
  primaryShade: 7,
  colors: { pine, marigold, brick, gray, dark },
  black: '#26211c',
  white: '#ffffff',
  fontFamily: sans,
  headings: { fontFamily: serif, fontWeight: '600', sizes: { h1: { fontSize: '1.75rem', lineHeight: '1.25' }, h2: { fontSize: '1.25rem', lineHeight: '1.35' }, h3: { fontSize: '1.0625rem', lineHeight: '1.4' } } },
  defaultRadius: 'md',
  radius: { xs: '4px', sm: '6px', md: '9px', lg: '14px', xl: '22px' },
  focusRing: 'auto',
  autoContrast: true,
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Button: Button.extend({ defaultProps: { fw: 550 } }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray' } }),
    // A placeholder that takes the focus is not a menu item: axe rejects the menu.
    Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false, shadow: 'md', position: 'bottom-end', transitionProps: { duration: 0 } } }),
    Modal: Modal.extend({ defaultProps: { transitionProps: { duration: 0 }, overlayProps: { backgroundOpacity: 0.4 } } }),
    Popover: Popover.extend({ defaultProps: { transitionProps: { duration: 0 } } }),
    Combobox: Combobox.extend({ defaultProps: { transitionProps: { duration: 0 } } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 400, withArrow: true } }),
  },
})

/** Mantine's dimmed, placeholder and error colours fail 4.5:1 as they come; and our grounds are paper, not white. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: { '--serif': serif },
  light: {
    '--mantine-color-body': gray[0],
    '--mantine-color-dimmed': gray[7],
    '--mantine-color-placeholder': '#6f665b',
    '--mantine-color-error': brick[7],
    '--mantine-color-success': pine[8],
    '--mantine-color-default-border': gray[4],
    '--mantine-color-disabled-color': gray[6],
    '--surface': '#ffffff',
    '--surface-sunk': gray[1],
    '--line': gray[2],
    '--ink-soft': gray[7],
    '--good': pine[8],
    '--good-ground': pine[1],
    '--bad': brick[7],
    '--bad-ground': brick[0],
    '--warm': marigold[7],
    '--warm-ground': marigold[0],
    '--quote-rule': marigold[4],
  },
  dark: {
    '--mantine-color-dimmed': '#b5ada2',
    '--mantine-color-placeholder': '#a39b90',
    '--mantine-color-error': brick[3],
    '--mantine-color-success': pine[3],
    '--mantine-color-anchor': pine[3],
    '--mantine-color-default-border': dark[4],
    '--mantine-color-brick-text': brick[3],
    '--mantine-color-pine-light': '#21392f',
    '--mantine-color-pine-light-hover': '#29483c',
    '--mantine-color-disabled-color': dark[2],
    '--surface': '#2a2621',
    '--surface-sunk': dark[8],
    '--line': '#393430',
    '--ink-soft': '#b5ada2',
    '--good': pine[2],
    '--good-ground': '#1c3a31',
    '--bad': brick[2],
    '--bad-ground': '#4a231b',
    '--warm': marigold[2],
    '--warm-ground': '#43310f',
    '--quote-rule': marigold[5],
  },
})
