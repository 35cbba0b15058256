/** Particulars of a reason: the names and numbers that its sentence needs. */
export type Particulars = Readonly<Record<string, string | number>>

/**
 * Why something cannot be. The code is stable and machine-readable; the words for people come from
 * the catalogues under `reason.<code>`, filled with the particulars.
 */
export interface Reason {
  readonly code: string
  readonly about?: Particulars
}

export const reason = (code: string, about?: Particulars): Reason =>
  about === undefined ? { code } : { code, about }

/** What a rule throws when it says no. The boundary answers 409 with the reason. */
export class Refusal extends Error {
  readonly reason: Reason
  constructor(why: Reason) {
    super(why.code)
    this.name = 'Refusal'
    this.reason = why
  }
}

/** Goes on only where there is no reason against it. */
export function refuseIf(why: Reason | undefined): void {
  if (why) throw new Refusal(why)
}
