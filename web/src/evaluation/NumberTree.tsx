import type { RecordNote } from '@zhishi/domain/evaluation/recordNote.ts'
import type { Node } from '@zhishi/domain/evaluation/result.ts'
import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react'
import { t } from '../kernel/words.ts'
import { NumberNode } from './NumberNode.tsx'

interface NumberTreeProps {
  readonly total: Node
  readonly records: Readonly<Record<string, RecordNote>>
  readonly run: string
  readonly about: string
  /** The number that was asked for by the address. */
  readonly at: string
}

const nodesIn = (tree: HTMLElement | null) => [
  ...(tree?.querySelectorAll<HTMLDetailsElement>('details.node') ?? []),
]

/** Opens everything for paper, and closes again what was closed. */
function usePrintedOpen(tree: RefObject<HTMLElement | null>) {
  useEffect(() => {
    let closed: HTMLDetailsElement[] = []
    const before = () => {
      closed = nodesIn(tree.current).filter((node) => !node.open)
      for (const node of closed) node.open = true
    }
    const after = () => {
      for (const node of closed) node.open = false
    }
    window.addEventListener('beforeprint', before)
    window.addEventListener('afterprint', after)
    return () => {
      window.removeEventListener('beforeprint', before)
      window.removeEventListener('afterprint', after)
    }
  }, [tree])
}

/** The lines in sight: those whose every number above stands open. */
const linesIn = (tree: HTMLElement): HTMLElement[] =>
  [...tree.querySelectorAll<HTMLElement>('details.node > summary')].filter(
    (line) => line.parentElement?.parentElement?.closest('details.node:not([open])') === null,
  )

/** Up and down go from number to number; right opens one, left closes it or goes to the one above. */
function move({ key, currentTarget, target }: KeyboardEvent<HTMLElement>): boolean {
  if (!(target instanceof HTMLElement) || target.tagName !== 'SUMMARY') return false
  const node = target.parentElement as HTMLDetailsElement
  const lines = linesIn(currentTarget)
  const next = { ArrowDown: 1, ArrowUp: -1 }[key]
  if (next !== undefined) lines[lines.indexOf(target) + next]?.focus()
  else if (key === 'ArrowRight') node.open = true
  else if (key === 'ArrowLeft' && node.open) node.open = false
  else if (key === 'ArrowLeft')
    node.parentElement?.closest('details.node')?.querySelector('summary')?.focus()
  else return false
  return true
}

/** From the total down to the records, as a tree that opens number by number or all at once. */
export function NumberTree({ total, records, run, about, at }: NumberTreeProps) {
  const tree = useRef<HTMLDivElement>(null)
  usePrintedOpen(tree)
  useEffect(() => {
    if (at === 'total') return
    const node = document.getElementById(at)
    node?.scrollIntoView({ block: 'center' })
    node?.querySelector('summary')?.focus({ preventScroll: true })
  }, [at])
  const openAll = (open: boolean) => {
    for (const node of nodesIn(tree.current)) node.open = open || node.id === 'total'
  }
  return (
    <section aria-labelledby="tree">
      <div className="tree-head">
        <h2 id="tree">{t('lineage.tree')}</h2>
        <div className="actions screen-only">
          <button type="button" onClick={() => openAll(true)}>
            {t('lineage.openAll')}
          </button>
          <button type="button" onClick={() => openAll(false)}>
            {t('lineage.closeAll')}
          </button>
          <button type="button" onClick={() => window.print()}>
            {t('lineage.print')}
          </button>
        </div>
      </div>
      <p className="hint">{t('lineage.treeAbout')}</p>
      {/* The keys only move the focus that the lines have of themselves. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div
        ref={tree}
        className="number-tree"
        onKeyDown={(event) => {
          if (move(event)) event.preventDefault()
        }}
      >
        <NumberNode node={total} records={records} run={run} about={about} at={at} />
      </div>
    </section>
  )
}
