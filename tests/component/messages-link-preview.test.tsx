import { render, screen } from "@testing-library/react";
import { LinkPreview } from "@/components/messages/link-preview";

const soup = {
  ...{ id: "p1", url: "https://www.soup.example/leek", title: "Leek soup", description: "Hot" },
  ...{ siteName: "Your bank", imageUrl: "/api/v1/previews/p1/image" },
};

test("a preview is one link that says where it leads, whatever the page calls itself", () => {
  render(<LinkPreview preview={soup} />);
  const link = screen.getByRole("link", { name: "Leek soup Hot soup.example · Your bank" });
  expect(link).toHaveAttribute("href", soup.url);
  expect(link).toHaveAttribute("rel", "noopener noreferrer nofollow");
  expect(link.querySelector("img")).toHaveAttribute("src", soup.imageUrl);
});

test("a page without a picture and words has its title and its host", () => {
  render(<LinkPreview preview={{ ...soup, description: "", siteName: "", imageUrl: null }} />);
  const link = screen.getByRole("link", { name: "Leek soup soup.example" });
  expect(link.querySelector("img")).toBeNull();
});
