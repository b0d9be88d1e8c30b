import type { FoundShortCode } from "@/lib/client/types";
import type {
  BanView,
  FilesPage,
  InvitationView,
  MemberView,
  MessageView,
  WaitingView,
} from "@/lib/contract/views";

/** What the server already knew of a room's details when it wrote the page. */
export type DetailsSeed = {
  roomId: string;
  members: MemberView[] | null;
  pins: MessageView[] | null;
  files: FilesPage | null;
  bans: BanView[] | null;
  waiting: WaitingView[] | null;
  invitations: InvitationView[] | null;
  shortCode: FoundShortCode | null;
};
