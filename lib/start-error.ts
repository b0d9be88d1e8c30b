/**
 * Why Hearth cannot start, in one line that whoever runs it can act on. Known by `code`, because
 * Next and the server load separate copies of this class.
 */
export class StartError extends Error {
  readonly code = "hearth_start";
  override readonly name: string = "StartError";
}

/** A setting that is missing or wrong; the message names it, what it got and what it may be. */
export class SettingError extends StartError {
  override readonly name = "SettingError";
}
