/** One picture for a reader of the screen; alone, it brings its colours along. */
export function finishedSvg(svg: string, standalone: boolean): string {
  // Plot labels its groups for programmers, and in a picture that is said as a whole they would be wrong.
  const named = svg
    .replace(/(<g [^>]*?)aria-label=/g, '$1data-mark=')
    .replace('<svg', `<svg role="img"${svg.includes('xmlns=') ? '' : ' xmlns="http://www.w3.org/2000/svg"'}`)
    .replace(/\n\s*/g, '')
  if (!standalone) return named
  return named.replace('>', '><style>svg{color:#1b1b1f}@media(prefers-color-scheme:dark){svg{color:#e6e6ea}}</style>')
}
