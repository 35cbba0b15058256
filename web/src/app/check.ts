import { accountsApi } from '@zhishi/domain/accounts/api.ts'
import { evaluationApi } from '@zhishi/domain/evaluation/api.ts'
import { schemesApi } from '@zhishi/domain/evaluation/schemesApi.ts'
import { lineageApi } from '@zhishi/domain/evaluation/lineageApi.ts'
import { intakeApi } from '@zhishi/domain/intake/api.ts'
import { platformApi } from '@zhishi/domain/platform/api.ts'
import type { Endpoint } from '@zhishi/domain/platform/endpoint.ts'
import type { Contract } from '../platform/contract.ts'

const endpoints = [
  accountsApi,
  platformApi,
  evaluationApi,
  lineageApi,
  schemesApi,
  intakeApi,
].flatMap((api) => Object.values<Endpoint>(api))

/** While developing: says in the console where an answer is not what its contract promises. */
export function checkAnswer({ method, path }: Contract<unknown>, answer: unknown): void {
  const endpoint = endpoints.find((one) => one.method === method && one.path === path)
  const checked = endpoint?.gives?.safeParse(answer)
  if (checked?.error) console.error(`${method} ${path} broke its contract`, checked.error.issues)
}
