// The mark: a chair, and its seat kept free.
export function Logo({ size = 32 }: { size?: number }) {
  return (
    <svg className="logo" width={size} height={size} viewBox="0 0 32 32" aria-hidden focusable="false">
      <rect width="32" height="32" rx="8" fill="var(--mantine-color-pine-7)" />
      <g fill="none" stroke="#fdf6e9" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round">
        <path d="M11 17V8.2C11 6.4 12.2 5.5 13.8 5.5h4.4c1.6 0 2.8.9 2.8 2.7V17" />
        <path d="M16 9v5" />
        <path d="M10.3 22.5 9.4 27M21.7 22.5l.9 4.5" />
      </g>
      <rect x="7.5" y="17.2" width="17" height="4.6" rx="2.3" fill="#f0b556" />
    </svg>
  )
}
