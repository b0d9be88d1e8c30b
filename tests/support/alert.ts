/** The element with role `alert` on a page that came back; undefined where nothing is wrong. */
export async function alertOf(response: Response): Promise<string | undefined> {
  return (await response.text()).match(/<p[^>]*role="alert"[^>]*>.*?<\/p>/s)?.[0];
}
