import { useDayLabel, useReaderTime } from "@/components/shell/reader-time";

/** Where a new day begins: "Today", "Yesterday", "Monday", "12 March". */
export function DayLine({ at }: { at: string }) {
  const label = useDayLabel(at);
  const { fullDate } = useReaderTime();
  // Not the list item itself: a separator would not be an item of the list any more.
  return (
    <div className="day" role="separator" aria-label={fullDate(at)}>
      {label}
    </div>
  );
}
