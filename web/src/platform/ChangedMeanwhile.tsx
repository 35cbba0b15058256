import { t } from '../kernel/words.ts'

interface ChangedMeanwhileProps {
  /** Who was faster. */
  readonly title: string
  /** What stands over the place and over each of its values. */
  readonly columns: readonly string[]
  readonly rows: readonly {
    readonly key: string
    readonly name: string
    readonly values: readonly string[]
    readonly onTake: () => void
  }[]
  /** What is said where no row changed. */
  readonly unchanged?: string
  readonly button: string
  readonly onButton: () => void
}

/** Somebody was faster: what they changed, row by row, to be taken over or left; nobody's edits are lost. */
export const ChangedMeanwhile = (props: ChangedMeanwhileProps) => (
  <section className="banner bad meanwhile" role="alert">
    <h2>{props.title}</h2>
    <div className="wide">
      <table className="changes">
        <thead>
          <tr>
            {props.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
            <th scope="col">
              <span className="unseen">{t('meanwhile.take')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {props.rows.map(({ key, name, values, onTake }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              {values.map((value, i) => (
                <td key={props.columns[i + 1]}>{value}</td>
              ))}
              <td>
                <button type="button" onClick={onTake}>
                  {t('meanwhile.take')}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
    {props.rows.length === 0 && props.unchanged !== undefined && <p>{props.unchanged}</p>}
    <button type="button" onClick={props.onButton}>
      {props.button}
    </button>
  </section>
)
