import type { PaperCell } from '../platform/word-tables.ts'

export const label = (text: string): PaperCell => ({ lines: [text], label: true })
export const cell = (text: string): PaperCell => ({ lines: [text], align: 'centre' })
