import { useMutation } from '@tanstack/react-query'
import type { Deciding } from '@zhishi/domain/decisions/api.ts'
import { t } from '../kernel/words.ts'
import { call } from '../platform/client.ts'
import { newId } from '../platform/new-id.ts'
import { problemText } from '../platform/problem-words.ts'
import { toast } from '../ui/toast.tsx'
import { decisionsApi } from './api.built.ts'
import { forgetRun } from './queries.ts'

/** Takes a decision back by a further act. */
export async function takeBack(run: string, undoes: number): Promise<void> {
  try {
    await call(decisionsApi.undo, { params: { id: run, actId: newId() }, input: { undoes } })
    toast(t('calibration.takenBack'))
  } catch (error) {
    toast(problemText(error), { bad: true })
  }
  await forgetRun(run)
}

/** Decides, says how many were decided, and can be taken back from there. */
export function useDeciding(run: string, onDone: () => void) {
  return useMutation({
    mutationFn: (input: Deciding) =>
      call(decisionsApi.decide, { params: { id: run, actId: newId() }, input }),
    onSuccess: async ({ number, weighed }) => {
      await forgetRun(run)
      const people = new Set(
        weighed.filter(({ why }) => why === null).map(({ cadreId }) => cadreId),
      ).size
      const undo = () => void takeBack(run, number ?? 0)
      toast(t('calibration.recorded', { people }), number === null ? {} : { undo })
      onDone()
    },
  })
}
