import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { NewRun } from '@zhishi/domain/evaluation/run.ts'
import { call } from '../platform/client.ts'
import { newId } from '../platform/new-id.ts'
import { problemText } from '../platform/problem-words.ts'
import { queries } from '../platform/query-client.ts'
import { toast } from '../ui/toast.tsx'
import { evaluationApi } from './api.built.ts'

/** Starts a run and leads on to it, or to what it makes different. */
export function useStartRun(to: '/evaluation/$run' | '/evaluation/$run/differences') {
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (input: NewRun) => call(evaluationApi.startRun, { params: { id: newId() }, input }),
    onSuccess: async (one) => {
      void queries.invalidateQueries({ queryKey: ['runs'] })
      await navigate({ to, params: { run: one.id } })
    },
    onError: (error) => toast(problemText(error), { bad: true }),
  })
}
