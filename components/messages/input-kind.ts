/** Whether fingers are what this device is mainly used with. */
export function usesTouch(): boolean {
  return window.matchMedia("(hover: none) and (pointer: coarse)").matches;
}

/**
 * Whether this key press sends: Enter, unless it breaks the line, picks a word, or is a phone's. For
 * whom Enter always breaks the line it takes Ctrl or Cmd with it.
 */
export function sendsOnEnter(event: React.KeyboardEvent, enterBreaks: boolean): boolean {
  if (event.key !== "Enter" || event.shiftKey || event.altKey) return false;
  // 229: an input method is still composing; Safari says so only here.
  if (event.nativeEvent.isComposing || event.keyCode === 229) return false;
  return event.ctrlKey || event.metaKey || !(enterBreaks || usesTouch());
}
