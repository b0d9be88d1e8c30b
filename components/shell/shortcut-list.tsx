"use client";

import { Dialog } from "@/components/ui/dialog";

/** Keys by where they act. Each works today; what is added there is added here. */
const shortcuts = [
  [
    "Everywhere",
    [
      ["Ctrl K", "Go to a room or a person"],
      ["Alt ↑ ↓", "Previous, next room"],
      ["Alt Shift ↑ ↓", "Previous, next unread room"],
      ["Esc", "Close, clear the unread line, write"],
      ["Ctrl /", "This list"],
    ],
  ],
  [
    "Writing",
    [
      ["↑", "Edit what you said last"],
      ["Shift ↑", "Into the messages"],
      ["Page Up, Page Down", "Scroll while typing"],
      ["End", "Latest message"],
    ],
  ],
  [
    "In the messages",
    [
      ["↑ ↓", "Previous, next message"],
      ["Enter", "Message actions"],
      ["Delete", "Delete the message"],
      ["End", "Latest message"],
      ["?", "This list"],
    ],
  ],
] as const;

/** What can be done by keys alone. */
export default function ShortcutList({ onClose }: { onClose: () => void }) {
  const isMac = navigator.platform.startsWith("Mac");
  return (
    <Dialog title="Keyboard" onClose={onClose}>
      {shortcuts.map(([where, keys]) => (
        <section key={where} className="shortcuts" aria-label={where}>
          <h3>{where}</h3>
          <dl>
            {keys.map(([key, deed]) => (
              <div key={key}>
                <dt>
                  <kbd>{isMac ? key.replace("Ctrl", "⌘") : key}</kbd>
                </dt>
                <dd>{deed}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  );
}
