// Names of the caches. They are there while the reader lets pages be kept, and only then.
export const PAGES = "parting-well-pages";
export const FILES = "parting-well-files";
