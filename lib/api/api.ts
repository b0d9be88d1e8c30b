import { OpenAPIHono } from "@hono/zod-openapi";
import { toFailure } from "@/lib/chat/result";
import { pictureLimits } from "@/lib/contract/pictures";
import { chooseRequestId, requestId, withRequestId } from "@/lib/request-id";
import { addAttachmentRoutes, uploadPath } from "./attachments";
import { addBanRoutes } from "./bans";
import { limitBody } from "./body";
import { addDocumentRoute } from "./document";
import { fail, notFound } from "./failure";
import { addHealthRoutes } from "./health";
import { addInvitationRoutes } from "./invitations";
import { addMeRoutes } from "./me";
import { addMyDataRoute } from "./me-data";
import { addMemberRoutes } from "./members";
import { addMessageChangeRoutes } from "./message-changes";
import { addMessageRoutes } from "./messages";
import { addMetricsRoute } from "./metrics";
import { addPeopleRoute } from "./people";
import { addPictureRoutes, picturePath } from "./pictures";
import { addPresenceRoutes } from "./presence";
import { addPreviewRoutes } from "./previews";
import { addRoomRoutes } from "./rooms";
import { addSearchRoute } from "./search";
import { addShortCodeRoutes } from "./short-codes";
import { addWaitlistRoutes } from "./waitlist";

/** The REST door, mounted twice: by server.ts before Next, and by Next where there is no server.ts. */
export const api = createApi();

function createApi(): OpenAPIHono {
  const api = new OpenAPIHono();
  api.use(async (c, next) => {
    // server.ts has given one to each of its requests.
    const id = requestId() ?? chooseRequestId(c.req.header("x-request-id"));
    await withRequestId(id, next);
    c.header("x-request-id", id);
    if (!c.res.headers.has("cache-control")) c.header("cache-control", "private, no-store");
    c.header("x-content-type-options", "nosniff");
  });
  api.use(
    limitBody({ [picturePath]: pictureLimits.bytes, [uploadPath]: Number.POSITIVE_INFINITY }),
  );
  api.onError((error, c) => fail(c, toFailure(error)));
  api.notFound(notFound);
  addHealthRoutes(api);
  addMetricsRoute(api);
  addMeRoutes(api);
  addMyDataRoute(api);
  addPictureRoutes(api);
  addRoomRoutes(api);
  addMemberRoutes(api);
  addPeopleRoute(api);
  addPresenceRoutes(api);
  addBanRoutes(api);
  addWaitlistRoutes(api);
  addInvitationRoutes(api);
  addShortCodeRoutes(api);
  addMessageRoutes(api);
  addMessageChangeRoutes(api);
  addPreviewRoutes(api);
  addAttachmentRoutes(api);
  addSearchRoute(api);
  addDocumentRoute(api);
  return api;
}
