/** Files that belong to an XML which is still to come. */
export const ATTACHMENT =
  /\.(jpe?g|png|gif|webp|bmp|tiff?|hei[cf]|avif|svg|pdf|docx?|xlsx?|odt|rtf|html?|mp4|m4v|mov|avi|wmv|mpe?g|webm|flv)$/i;
