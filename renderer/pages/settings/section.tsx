// One group of settings.
import { useId, type ReactNode } from 'react'

export function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section className="panel stack" aria-labelledby={id}>
      <h2 id={id} className="flush">
        {title}
      </h2>
      {children}
    </section>
  )
}
