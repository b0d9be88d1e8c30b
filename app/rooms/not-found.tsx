/** The shell around it says so already; this only answers with the status. */
export default function NotFound() {
  return null;
}
