import { pictureSize, SIZES } from './gridState.ts';

/** Buttons for the size of the pictures. */
export function PictureSizes() {
  return (
    <fieldset class="sizes">
      <legend class="hidden">Size of the pictures</legend>
      {(Object.keys(SIZES) as (keyof typeof SIZES)[]).map((size, place) => (
        <button
          key={size}
          type="button"
          class="control"
          aria-pressed={pictureSize.value === size}
          aria-label={`${size} pictures`}
          onClick={() => (pictureSize.value = size)}
        >
          <i style={{ width: `${7 + 4 * place}px`, height: `${7 + 4 * place}px` }} />
        </button>
      ))}
    </fieldset>
  );
}
