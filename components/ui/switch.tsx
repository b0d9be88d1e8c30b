type Props = { isOn: boolean; busy: boolean; label: string };

/** Turns something on or off by sending the form it stands in. */
export function Switch({ isOn, busy, label }: Props) {
  return (
    <button
      type="submit"
      className="switch"
      role="switch"
      aria-checked={isOn}
      aria-busy={busy || undefined}
    >
      <span>{label}</span>
      <i aria-hidden="true" />
    </button>
  );
}
