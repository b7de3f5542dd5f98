/** A drawing with links in it, as one group that has a name. */
export function Drawing({ name, ...svg }: React.ComponentProps<"svg"> & { name: string }) {
  // biome-ignore lint/a11y/useSemanticElements: no element of HTML groups what is drawn
  return <svg {...svg} role="group" aria-label={name} />;
}
