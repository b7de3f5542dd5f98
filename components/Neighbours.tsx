export interface Neighbour {
  path: string;
  /** `Previous issue` */
  label: string;
  name: React.ReactNode;
}

/** Links to what comes before and after. */
export function Neighbours(props: {
  label: string;
  previous?: Neighbour | undefined;
  next?: Neighbour | undefined;
}) {
  const { label, previous, next } = props;
  if (!(previous || next)) return null;
  return (
    <nav className="neighbours" aria-label={label}>
      {previous && (
        <a rel="prev" href={previous.path}>
          <span className="label">{previous.label}</span> {previous.name}
        </a>
      )}
      {next && (
        <a rel="next" className="next" href={next.path}>
          <span className="label">{next.label}</span> {next.name}
        </a>
      )}
    </nav>
  );
}
