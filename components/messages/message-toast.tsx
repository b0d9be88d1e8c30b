import { Toast } from "@/components/ui/toast";
import type { MessageNotice } from "./use-message-deeds";

type Props = { notice: MessageNotice | null; onDismiss: () => void };

/** Says how something that was done to a message went. */
export function MessageToast({ notice, onDismiss }: Props) {
  const toast = notice && (
    <Toast action="Dismiss" onAction={onDismiss}>
      {notice.words}
    </Toast>
  );
  return (
    <>
      <div role="status">{!notice?.failed && toast}</div>
      <div role="alert">{notice?.failed && toast}</div>
    </>
  );
}
