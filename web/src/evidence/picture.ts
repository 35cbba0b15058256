/** The longest side that is sent: enough to read a document in a photo. */
const SIDE = 4096
const QUALITY = 0.9

const namedJpeg = (name: string): string =>
  /\.jpe?g$/i.test(name) ? name : `${name.replace(/\.[^.]*$/, '')}.jpg`

/**
 * What is sent of a chosen file. A picture is drawn anew, upright and bounded, so that where, when
 * and with what it was taken stays here; a PNG stays one, every other kind becomes a JPEG. What this
 * browser cannot draw goes as it is, and the server says what is wrong with it.
 */
export async function asSent(file: File): Promise<{ readonly name: string; readonly body: Blob }> {
  const plain = { name: file.name, body: file }
  if (!file.type.startsWith('image/')) return plain
  const picture = await createImageBitmap(file).catch(() => undefined)
  if (!picture) return plain
  const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  const type = file.type === 'image/png' ? 'image/png' : 'image/jpeg'
  const body = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, QUALITY))
  if (!body) return plain
  return { name: type === 'image/png' ? file.name : namedJpeg(file.name), body }
}
