import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { RecognitionRule } from '@zhishi/domain/evaluation/recognising.ts'
import { useMay } from '../access/actor.ts'
import { percent, scaled } from '../kernel/format.ts'
import { t } from '../kernel/words.ts'
import { call } from '../platform/client.ts'
import { newId } from '../platform/new-id.ts'
import { problemText } from '../platform/problem-words.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/TextField.tsx'
import { WhyButton } from '../ui/WhyButton.tsx'
import { decisionsApi } from './api.built.ts'
import { type Met, decidedOn, reasonWords, useTable } from './meeting.ts'
import { forgetRun } from './queries.ts'

interface MeetingStepsProps {
  readonly met: Met
  readonly onMet: (met: Met) => void
}

/** Where the run is now, what is missing, and the one thing to do next. */
export function MeetingSteps({ met, onMet }: MeetingStepsProps) {
  const { data } = useTable()
  const { run, rows, given, candidates } = data
  const assessed = rows.filter(({ notAssessed }) => !notAssessed)
  const decided = assessed.filter(({ cadreId }) => decidedOn(data, cadreId).grade)
  const waiting = candidates.filter(({ cadreId }) => !decidedOn(data, cadreId).recognition)
  return (
    <section className="card steps" aria-label={t('calibration.steps')}>
      <p>
        {t(
          run.state !== 'sealed' && data.lines === null
            ? 'calibration.placesOnly'
            : `calibration.now.${run.state}`,
        )}
      </p>
      {run.state !== 'sealed' && data.lines !== null && (
        <p className="hint">
          {t('calibration.progress', {
            decided: decided.length,
            assessed: assessed.length,
            waiting: waiting.length,
          })}
        </p>
      )}
      {data.lines !== null && (
        <p className="hint">
          {given.length === 0
            ? t('calibration.noOpinions')
            : t('calibration.given', {
                members: given
                  .map(({ member, people }) => `${member}（${people}）`)
                  .join(t('comma')),
              })}
        </p>
      )}
      {data.lines !== null && <RuleWords rule={data.rule} />}
      {run.state === 'proposed' && <OpenMeeting />}
      {run.state === 'deciding' && <SealMeeting met={met} onMet={onMet} />}
    </section>
  )
}

function RuleWords({ rule }: { rule: RecognitionRule }) {
  return (
    <p className="hint">
      {t('calibration.rule', { share: `${percent(rule.share)}%`, least: scaled(rule.least) })}
      {rule.dimensions && t('calibration.ruleDimensions', { least: scaled(rule.least) })}
      {t('calibration.ruleEnd')}
    </p>
  )
}

function OpenMeeting() {
  const { data } = useTable()
  const may = useMay()
  const [isAsked, setAsked] = useState(false)
  return (
    <div className="actions">
      <WhyButton
        className="primary"
        onClick={() => setAsked(true)}
        why={may('run evaluation') ? undefined : t('calibration.clerkOpens')}
      >
        {t('calibration.openMeeting')}
      </WhyButton>
      <span className="hint">{t('calibration.openAbout')}</span>
      {isAsked && <OpenDialog rule={data.rule} onClose={() => setAsked(false)} />}
    </div>
  )
}

/** Opening ends the giving of opinions and fixes the rule by which standouts are proposed. */
function OpenDialog({ rule, onClose }: { rule: RecognitionRule; onClose: () => void }) {
  const { data } = useTable()
  const [share, setShare] = useState(String(rule.share / 100))
  const [least, setLeast] = useState(String(rule.least / 10_000))
  const [dimensions, setDimensions] = useState(rule.dimensions)
  const opening = useMutation({
    mutationFn: () =>
      call(decisionsApi.openMeeting, {
        params: { id: data.run.id, actId: newId() },
        input: {
          rule: {
            share: Math.round(Number(share) * 100),
            least: Math.round(Number(least) * 10_000),
            dimensions,
          },
        },
      }),
    onSuccess: async () => {
      await forgetRun(data.run.id)
      onClose()
    },
  })
  return (
    <Dialog title={t('calibration.openMeeting')} onClose={onClose}>
      <form
        className="decide"
        onSubmit={(event) => {
          event.preventDefault()
          opening.mutate()
        }}
      >
        <p>{t('calibration.openWarning')}</p>
        {data.lines !== null && (
          <fieldset>
            <legend>{t('calibration.ruleTitle')}</legend>
            <TextField
              label={t('calibration.ruleShare')}
              type="number"
              min={0}
              max={100}
              step="0.01"
              required
              value={share}
              onChange={setShare}
            />
            <TextField
              label={t('calibration.ruleLeast')}
              type="number"
              min={0}
              max={100}
              step="0.01"
              required
              value={least}
              onChange={setLeast}
            />
            <label className="tick">
              <input
                type="checkbox"
                checked={dimensions}
                onChange={({ target }) => setDimensions(target.checked)}
              />
              {t('calibration.ruleFirst')}
            </label>
          </fieldset>
        )}
        {opening.error && (
          <p className="banner bad" role="alert">
            {problemText(opening.error)}
          </p>
        )}
        <div className="actions">
          <button type="submit" className="primary" disabled={opening.isPending}>
            {t('calibration.openMeeting')}
          </button>
          <button type="button" onClick={onClose}>
            {t('cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}

/** Which body, on which day; and the seal once everybody is decided. */
function SealMeeting({ met, onMet }: MeetingStepsProps) {
  const { data } = useTable()
  const bodies = useId()
  const [isAsked, setAsked] = useState(false)
  const why =
    met.body.trim() === ''
      ? t('calibration.bodyFirst')
      : data.cannotSeal
        ? reasonWords(data.cannotSeal as { code: string })
        : undefined
  return (
    <div className="met">
      <TextField
        label={t('calibration.body')}
        hint={t('calibration.bodyHint')}
        list={bodies}
        maxLength={120}
        value={met.body}
        onChange={(body) => onMet({ ...met, body })}
      />
      <datalist id={bodies}>
        {data.bodies.map((body) => (
          <option key={body} value={body} />
        ))}
      </datalist>
      <TextField
        label={t('calibration.on')}
        type="date"
        value={met.on}
        onChange={(on) => onMet({ ...met, on })}
      />
      <WhyButton className="primary" onClick={() => setAsked(true)} why={why}>
        {t('calibration.seal')}
      </WhyButton>
      {isAsked && <SealDialog met={met} onClose={() => setAsked(false)} />}
    </div>
  )
}

function SealDialog({ met, onClose }: { met: Met; onClose: () => void }) {
  const { data } = useTable()
  const sealing = useMutation({
    mutationFn: () =>
      call(decisionsApi.seal, { params: { id: data.run.id, actId: newId() }, input: met }),
    onSuccess: async () => {
      await forgetRun(data.run.id)
      onClose()
    },
  })
  return (
    <Dialog title={t('calibration.seal')} onClose={onClose}>
      <div className="decide">
        <p>{t('calibration.sealWarning', { body: met.body, on: met.on })}</p>
        {sealing.error && (
          <p className="banner bad" role="alert">
            {problemText(sealing.error)}
          </p>
        )}
        <div className="actions">
          <button
            type="button"
            className="danger"
            disabled={sealing.isPending}
            onClick={() => sealing.mutate()}
          >
            {t('calibration.sealNow')}
          </button>
          <button type="button" onClick={onClose}>
            {t('cancel')}
          </button>
        </div>
      </div>
    </Dialog>
  )
}
