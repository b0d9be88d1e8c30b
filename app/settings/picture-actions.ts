"use server";

import { revalidatePath } from "next/cache";
import * as pictures from "@/lib/chat/pictures";
import { defineAction, defineUploadAction } from "@/lib/web/define-action";

export const changePicture = defineUploadAction("picture", async (actor, bytes) => {
  await pictures.setPicture(actor, bytes);
  revalidatePath("/settings");
});

export const removePicture = defineAction(async (actor) => {
  await pictures.removePicture(actor);
  revalidatePath("/settings");
});
