/** Whether the focus is in a message that is being edited: then keys move in its words. */
export function isEditing(): boolean {
  return Boolean(document.activeElement?.closest(".edit-form"));
}
