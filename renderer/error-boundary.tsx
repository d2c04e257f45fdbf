// When a page breaks, the rest of the app stays, and the person has a way on.
import { Button } from '@mantine/core'
import { Component, type ReactNode } from 'react'

interface Props {
  children: ReactNode
  /** A change of it tries again: another page was opened. */
  at: string
  words: { title: string; text: string; again: string }
}

export class ErrorBoundary extends Component<Props, { broken: boolean; at: string }> {
  override state = { broken: false, at: this.props.at }

  static getDerivedStateFromError() {
    return { broken: true }
  }

  static getDerivedStateFromProps({ at }: Props, state: { at: string }) {
    return at === state.at ? null : { broken: false, at }
  }

  override render() {
    const { children, words } = this.props
    if (!this.state.broken) return children
    return (
      <div className="empty" role="alert">
        <h1 className="empty-title">{words.title}</h1>
        <p className="empty-text">{words.text}</p>
        <Button onClick={() => this.setState({ broken: false })}>{words.again}</Button>
      </div>
    )
  }
}
