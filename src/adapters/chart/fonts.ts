import { fileURLToPath } from 'node:url';

/** Font files for PNG charts: Open Sans, regular and semi-bold (SIL Open Font License 1.1). */
export const fontFiles: readonly string[] = [
  import.meta.resolve('@expo-google-fonts/open-sans/400Regular/OpenSans_400Regular.ttf'),
  import.meta.resolve('@expo-google-fonts/open-sans/600SemiBold/OpenSans_600SemiBold.ttf'),
].map((url) => fileURLToPath(url));
