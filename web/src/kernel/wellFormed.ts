/**
 * The schemas ask whether text is well formed; engines of 2023 do not know that yet. Imported where
 * schemas run in the page.
 */
const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/

if (!('isWellFormed' in String.prototype))
  // oxlint-disable-next-line no-extend-native -- a standard method that is missing
  Object.defineProperty(String.prototype, 'isWellFormed', {
    value(this: string) {
      return !loneSurrogate.test(String(this))
    },
  })
