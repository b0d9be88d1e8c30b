import type { PreviewView } from "@/lib/contract/views";

/** What a page says of itself, on a card that is as high as any other: it comes late. */
export function LinkPreview({ preview }: { preview: PreviewView }) {
  const { url, title, description, siteName, imageUrl } = preview;
  const host = new URL(url).hostname.replace(/^www\./, "");
  return (
    <a className="link-preview" href={url} target="_blank" rel="noopener noreferrer nofollow">
      {imageUrl && <img src={imageUrl} alt="" width={70} height={70} decoding="async" />}
      <span className="grow">
        <b className="clip" dir="auto">
          {title}
        </b>
        {description && (
          <span className="clip" dir="auto">
            {description}
          </span>
        )}
        {/* The name is the page's own word; the host is where the link leads. */}
        <span className="clip site">{siteName ? `${host} · ${siteName}` : host}</span>
      </span>
    </a>
  );
}
