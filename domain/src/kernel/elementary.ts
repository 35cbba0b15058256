/**
 * Exponential and logarithm by addition, multiplication and division alone. Engines round these four
 * alike to the last bit, but `Math.exp` and `Math.log` each in their own way; what is computed with
 * the functions here is the same number in every browser and on every server.
 */

/** The nearest double to ln 2, cut in a high part with 33 bits and the rest, as fdlibm has it. */
const LN2_HIGH = 6.9314718036912381649e-1
const LN2_LOW = 1.90821492927058770002e-10

const view = new DataView(new ArrayBuffer(8))

/** 2 to a whole power within the range of normal numbers. */
function twoTo(power: number): number {
  view.setUint32(0, (power + 1023) << 20)
  view.setUint32(4, 0)
  return view.getFloat64(0)
}

const EXP_TERMS = 13

/** e to the power x, to about the last digit; 0 below −708, infinite above 709. */
export function exp(x: number): number {
  if (Number.isNaN(x)) return x
  if (x < -708) return 0
  if (x > 709) return Infinity
  const power = Math.floor(x / LN2_HIGH + 0.5)
  const rest = x - power * LN2_HIGH - power * LN2_LOW
  let sum = 1
  for (let k = EXP_TERMS; k > 0; k -= 1) sum = 1 + (sum * rest) / k
  return power > 1022 ? sum * twoTo(1022) * twoTo(power - 1022) : sum * twoTo(power)
}

const LOG_TERMS = 21

/** The natural logarithm of a normal positive number, to about the last digit. */
export function log(x: number): number {
  if (!(x > 0) || x === Infinity) return x === 0 ? -Infinity : x > 0 ? x : NaN
  view.setFloat64(0, x)
  const high = view.getUint32(0)
  let power = (high >>> 20) - 1023
  view.setUint32(0, (high & 0xfffff) | (1023 << 20))
  let part = view.getFloat64(0)
  if (part > Math.SQRT2) {
    part /= 2
    power += 1
  }
  // ln part = 2·artanh(s) with |s| below 0.172: ten odd powers leave less than the last bit.
  const s = (part - 1) / (part + 1)
  const square = s * s
  let sum = 0
  for (let k = LOG_TERMS; k > 1; k -= 2) sum = (sum + 1 / k) * square
  return power * LN2_HIGH + (power * LN2_LOW + 2 * s * (1 + sum))
}
