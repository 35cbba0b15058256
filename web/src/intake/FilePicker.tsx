import { useRef, useState } from 'react'
import { t } from '../kernel/words.ts'

interface FilePickerProps {
  readonly busy: boolean
  readonly onFiles: (files: readonly File[]) => void
}

const wanted = (files: FileList | null): File[] =>
  [...(files ?? [])].filter(({ name }) => !name.startsWith('~$'))

/** Files by button or by dropping them; Excel's own lock files (`~$…`) are left aside. */
export function FilePicker({ busy, onFiles }: FilePickerProps) {
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const give = (files: readonly File[]) => files.length > 0 && onFiles(files)
  return (
    <div
      className={over ? 'drop over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        give(wanted(event.dataTransfer.files))
      }}
    >
      <p>{t('import.drop')}</p>
      <button
        type="button"
        className="primary"
        disabled={busy}
        onClick={() => input.current?.click()}
      >
        {busy ? t('import.handing') : t('import.choose')}
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept=".xlsx,.zip"
        aria-label={t('import.choose')}
        onChange={({ target }) => {
          give(wanted(target.files))
          target.value = ''
        }}
      />
      <p className="hint">{t('import.dropHint')}</p>
    </div>
  )
}
