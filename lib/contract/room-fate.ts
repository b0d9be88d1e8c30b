/** A room that has to go to somebody else, or with its owner; `heir` is who would own it next. */
export type OwnedRoomView = { id: string; name: string; memberCount: number; heir: string | null };

/** Of the form that deletes an account: begins the name of a room's field; the id follows. */
export const roomField = "room-";
