import type { Mail } from "@/lib/jobs/jobs";

/** The words of each mail about a room. */
export const roomMails = {
  /** `url` leads to the room; "" where no address of this Hearth is known. */
  seated: (to: string, roomName: string, url: string): Mail => ({
    to,
    subject: `You have a seat in ${roomName}`,
    paragraphs: [
      `You waited for a seat in ${roomName}. One is free, and it is yours: you are a member now.`,
      "If you no longer want it, leave the room, and the next in line gets it.",
    ],
    ...(url && { link: { label: "Open the room", url } }),
  }),
};
