/** Stands where messages will be. */
export function LoadingLines() {
  return (
    <div className="older-lines" aria-hidden="true">
      <i />
      <i />
      <i />
    </div>
  );
}
