import { fileURLToPath } from 'node:url';
import type { Weight } from './letters.ts';

/** The font files of the pictures: Open Sans, regular and semi-bold (SIL Open Font License 1.1). */
export const fontFileOf: Readonly<Record<Weight, string>> = {
  regular: fileURLToPath(
    import.meta.resolve('@expo-google-fonts/open-sans/400Regular/OpenSans_400Regular.ttf'),
  ),
  bold: fileURLToPath(
    import.meta.resolve('@expo-google-fonts/open-sans/600SemiBold/OpenSans_600SemiBold.ttf'),
  ),
};
export const fontFiles: readonly string[] = Object.values(fontFileOf);
