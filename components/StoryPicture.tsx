import type { PictureView } from "#lib/archive/views.ts";
import { Picture } from "./Figure.tsx";

/** How wide a story's picture is on a front page. */
const sizes = {
  lead: "(min-width: 56rem) 46rem, calc(100vw - 2rem)",
  other: "(min-width: 56rem) 23rem, calc(100vw - 2rem)",
};

/** A story's picture on a front page: the lead's is in sight when the page opens. */
export function StoryPicture({ picture, lead }: { picture: PictureView | undefined; lead: boolean }) {
  if (picture === undefined) return null;
  return (
    <div className="story-picture">
      <Picture picture={picture} sizes={lead ? sizes.lead : sizes.other} eager={lead} />
    </div>
  );
}
