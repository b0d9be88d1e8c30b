"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { FormAction } from "@/lib/contract/form-state";

/** What the chat's plain forms call; pages hand these down. */
export type FormActions = {
  post: FormAction;
  createRoom: FormAction;
  joinRoom: FormAction;
  joinByInvitation: FormAction;
  leaveRoom: FormAction;
  updateRoom: FormAction;
  deleteRoom: FormAction;
  changeRole: FormAction;
  removeMember: FormAction;
  createInvitation: FormAction;
  endInvitation: FormAction;
  makeShortCode: FormAction;
  endShortCode: FormAction;
  banMember: FormAction;
  unban: FormAction;
  joinWaitlist: FormAction;
  leaveWaitlist: FormAction;
  letIn: FormAction;
  declineWaiting: FormAction;
  setAutoAdmit: FormAction;
  setLinkPreviews: FormAction;
  nameRoom: FormAction;
  resendVerification: FormAction;
  logOut: FormAction;
};

type Value = {
  actions: FormActions;
  /** Names what this page's plain forms send, so that sending it twice does it once. */
  formId: string;
  /** Making, joining and writing wait until the reader's address is verified. */
  mustVerify: boolean;
  /** On this device Enter breaks the line, and Ctrl or Cmd with it sends. */
  enterBreaks: boolean;
};

const Context = createContext<Value | null>(null);

/** Hands the page's server actions to the forms below. */
export function FormActionsProvider({ value, children }: { value: Value; children: ReactNode }) {
  return <Context value={value}>{children}</Context>;
}

/** The server actions behind the chat's forms. */
export function useFormActions(): Value {
  const value = useContext(Context);
  if (!value) throw new Error("useFormActions needs a FormActionsProvider above it");
  return value;
}
