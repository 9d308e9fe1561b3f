/** Whether a text may be coloured: on a terminal, unless `NO_COLOR` is set; `FORCE_COLOR` decides over both. */
export function wantsColours({ isTTY = false }: { isTTY?: boolean }, { FORCE_COLOR, NO_COLOR, TERM }: NodeJS.ProcessEnv): boolean {
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false'
  return isTTY && !NO_COLOR && TERM !== 'dumb'
}
