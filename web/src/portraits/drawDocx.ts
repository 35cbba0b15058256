import { type HElement, parseAsync, renderDocument } from 'docx-preview'

interface Drawn {
  readonly nodes: Node[]
  readonly styles: CSSStyleSheet[]
}

/**
 * On paper the sheet is the paper itself. Running text flows from page to page, with the margins of
 * each; a form has its own and is drawn a little smaller, so that each of its sheets is one page.
 */
const ON_PAPER = `
  .docx-wrapper { padding: 12px !important; background: none !important; align-items: flex-start !important; }
  .docx-wrapper sup { font-size: 60%; line-height: 0; }
  @media print {
    .docx-wrapper { display: block !important; padding: 0 !important; }
    .docx-wrapper > section.docx { box-shadow: none !important; margin: 0 auto !important; }
    .docx-wrapper > section.docx + section.docx { break-before: page; }
    .docx-wrapper > section.docx > footer { display: none; }
    :host(:not(.form)) .docx-wrapper > section.docx {
      padding: 0 !important; width: auto !important; min-height: 0 !important;
    }
    :host(.form) .docx-wrapper > section.docx { zoom: 0.9; min-height: 0 !important; }
  }`

/**
 * Draws a .docx as pages. The program's policy refuses inline styles: rules of style come back as
 * sheets for a shadow root to adopt, and styles of elements are set one by one.
 */
export async function drawDocx(file: Blob): Promise<Drawn> {
  const rules: string[] = []
  const h = (given: HElement | Node | string): Node => {
    if (typeof given === 'string') return document.createTextNode(given)
    if (given instanceof Node) return given
    const { ns, tagName, className, style, children = [], ...props } = given
    if (tagName === 'style') {
      rules.push(children.map(String).join(''))
      return document.createComment('')
    }
    if (tagName === '#comment') return document.createComment('')
    if (tagName === '#fragment') {
      const fragment = document.createDocumentFragment()
      for (const child of children) fragment.append(h(child))
      return fragment
    }
    const element = ns
      ? (document.createElementNS(ns, tagName) as HTMLElement)
      : document.createElement(tagName)
    if (className) element.setAttribute('class', className)
    if (typeof style === 'string') element.style.cssText = style
    else if (style) Object.assign(element.style, style)
    for (const [key, value] of Object.entries(props))
      if (value !== undefined) (element as unknown as Record<string, unknown>)[key] = value
    for (const child of children) element.append(h(child))
    return element
  }
  const options = { h, inWrapper: true, hideWrapperOnPrint: true, useBase64URL: true }
  const nodes = await renderDocument(await parseAsync(file, options), options)
  const styles = [...rules, ON_PAPER].map((rule) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(rule)
    return sheet
  })
  return { nodes, styles }
}
