import { type ReactNode, useRef, useState } from 'react'

interface FilePickerProps {
  readonly busy: boolean
  /** What may be dropped here; the button's words, and the input's. */
  readonly about: string
  readonly choose: string
  readonly hint: string
  readonly accept: string
  /** A second button for what a phone takes there and then. */
  readonly photo?: string
  readonly children?: ReactNode
  readonly onFiles: (files: readonly File[]) => void
}

const wanted = (files: FileList | null): File[] =>
  [...(files ?? [])].filter(({ name }) => !name.startsWith('~$'))

/** Files by button or by dropping them; Excel's own lock files (`~$…`) are left aside. */
export function FilePicker({ busy, about, hint, onFiles, ...more }: FilePickerProps) {
  const { choose, accept, photo, children } = more
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
        if (!busy) give(wanted(event.dataTransfer.files))
      }}
    >
      <p>{about}</p>
      <div className="actions">
        <Pick words={choose} accept={accept} isBusy={busy} onFiles={give} isMain />
        {photo && <Pick words={photo} accept="image/*" isBusy={busy} onFiles={give} isPhoto />}
      </div>
      {children}
      <p className="hint">{hint}</p>
    </div>
  )
}

interface PickProps {
  readonly words: string
  readonly accept: string
  readonly isBusy: boolean
  readonly isMain?: boolean
  readonly isPhoto?: boolean
  readonly onFiles: (files: readonly File[]) => void
}

function Pick({ words, accept, isBusy, isMain, isPhoto, onFiles }: PickProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <button
        type="button"
        className={isMain ? 'primary' : 'on-touch'}
        disabled={isBusy}
        onClick={() => input.current?.click()}
      >
        {words}
      </button>
      <input
        ref={input}
        type="file"
        multiple={!isPhoto}
        hidden
        accept={accept}
        {...(isPhoto ? { capture: 'environment' as const } : {})}
        aria-label={words}
        onChange={({ target }) => {
          onFiles(wanted(target.files))
          target.value = ''
        }}
      />
    </>
  )
}
