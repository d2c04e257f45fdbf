// What a page should find as it was when the person comes back to it: filters, chosen views. Lives as long as the window.
import { useCallback } from 'react'
import { create } from 'zustand'

const useStore = create<{ values: Readonly<Record<string, unknown>> }>()(() => ({ values: {} }))

/** Like useState, but kept under `key` while other pages are shown. */
export function useKept<T>(key: string, initial: T): [T, (next: T) => void] {
  const value = useStore(({ values }) => (Object.hasOwn(values, key) ? (values[key] as T) : initial))
  const set = useCallback((next: T) => useStore.setState(({ values }) => ({ values: { ...values, [key]: next } })), [key])
  return [value, set]
}
