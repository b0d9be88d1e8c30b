"use client";

import { useEffect, useState } from "react";

/**
 * The id of the section that the reader is at: the one they chose for as long as it is in view,
 * else the topmost one in view. Undefined before scripts know what is in view.
 */
export function useSectionInView(ids: readonly string[]) {
  const [current, choose] = useState<string>();
  useEffect(() => {
    const inView = new Set<string>();
    const observer = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) inView.add(target.id);
        else inView.delete(target.id);
      }
      const topmost = ids.find((id) => inView.has(id));
      choose((chosen) => (chosen && inView.has(chosen) ? chosen : topmost));
    });
    for (const id of ids) {
      const section = document.getElementById(id);
      if (section) observer.observe(section);
    }
    const follow = () => choose(location.hash.slice(1) || undefined);
    follow();
    addEventListener("hashchange", follow);
    return () => {
      observer.disconnect();
      removeEventListener("hashchange", follow);
    };
  }, [ids]);
  return { current, choose };
}
