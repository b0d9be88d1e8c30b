/** How long typing has to pause before something is looked up, in ms. */
export const pauseMs = 150;
