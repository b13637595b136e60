import { phrases } from './phrases.ts';

/** Asking for a chart instead of text, and which one. */
export const drawing = {
  chart: phrases`
    as a =chart|=graph|=picture|=plot|=diagram; as chart|=bars; as a|an bar|image =chart?; as an image;
    in a =chart|=diagram|=plot; into a =chart|=diagram|=plot; =chart|=graph|=plot|=draw this|that|it|them|those|these;
    =visualise|=visualize this|that|it|them|those|these; show|draw|make|give me|us a|an|the =chart|=graph|=picture|=plot|=diagram;
    show|draw|make|give a|an|the =chart|=graph|=plot|=diagram; draw me|us; can|could you =chart|=graph|=plot|=draw|=visualise|=visualize; bar =chart; =chart|=graph|=plot of;
    a =chart please; =chart please; with a =chart
  `,
  'chart-verb': phrases`
    =chart; =graph; =plot; =draw; =visualise; =visualize
  `,
  sensitivity: phrases`
    =sensitivity
  `,
  spread: phrases`
    spread of ... =weights; =weights spread; our =weights; the =weights; all =weights; =weights of; spread of opinions
  `,
} as const;
