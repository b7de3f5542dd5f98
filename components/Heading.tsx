/** The heading of a list: its name, the same in the other language, how much there is, and a word about it. */
export function Heading(props: {
  title: React.ReactNode;
  second?: React.ReactNode;
  count?: string | undefined;
  intro?: string | undefined;
}) {
  const { title, second, count, intro } = props;
  return (
    <header className="heading">
      <h1>{title}</h1>
      {second}
      {intro && <p className="intro">{intro}</p>}
      {count && <p className="count">{count}</p>}
    </header>
  );
}
