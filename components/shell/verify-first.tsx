/** Stands where a control would only fail until the reader's address is verified. */
export function VerifyFirst({ to }: { to: string }) {
  return (
    <p className="note verify-first">
      Verify your e-mail to {to}. <a href="/settings#email">Mail the link</a>
    </p>
  );
}
