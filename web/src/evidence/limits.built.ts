import { FILE_KINDS, LIMITS } from '@zhishi/domain/evidence/evidence.ts'

export const limits = LIMITS
export const megabytes = LIMITS.bytes / 1024 / 1024
/** For the file dialog; pictures of other kinds are drawn anew before they are sent. */
export const accept = [
  ...Object.values(FILE_KINDS).flatMap(({ endings }) => endings.map((ending) => `.${ending}`)),
  'image/*',
].join(',')
