/** One press of + or - on the keyboard or in the menu. */
export const zoomStep = 1.25;
