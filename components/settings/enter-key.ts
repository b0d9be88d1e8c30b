/** The cookie that keeps what Enter does on this device: "breaks", or nothing. */
export const enterKeyCookie = "enter";
