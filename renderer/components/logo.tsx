// The mark: one chair kept free, and a light above it.
export function Logo({ size = 32 }: { size?: number }) {
  return (
    <svg className="logo" width={size} height={size} viewBox="0 0 32 32" aria-hidden focusable="false">
      <rect width="32" height="32" rx="8" fill="var(--mantine-color-pine-7)" />
      <g fill="none" stroke="#fdf6e9" strokeWidth="2.4" strokeLinecap="round" strokeLinejoin="round">
        <path d="M11 6.5v12" />
        <path d="M11 18.5h10.5" />
        <path d="M11 8.5c3.4-.9 5 .3 5 3.6v2.4" />
        <path d="M11 18.5v7M21.5 18.5v7" />
      </g>
      <circle cx="22.5" cy="9.5" r="2.3" fill="#f0b556" />
    </svg>
  )
}
