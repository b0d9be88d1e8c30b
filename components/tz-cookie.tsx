"use client";

import { useEffect } from "react";
import { browserZone } from "./ui/reader-zone";

const yearSeconds = 31_536_000;

/** Tells the server this device's time zone, in the cookie `tz`, for the pages to come. */
export function TzCookie() {
  useEffect(() => {
    const cookie = `tz=${encodeURIComponent(browserZone())}`;
    if (document.cookie.split("; ").includes(cookie)) return;
    // Not cookieStore: it exists on https only, and Hearth runs in plain local networks too.
    document.cookie = `${cookie}; path=/; max-age=${yearSeconds}; samesite=lax`;
  }, []);
  return null;
}
