/** Counts over time and of who appears with whom; kept by triggers, so that no page counts articles. */
export const tallyTables = `
  CREATE TABLE tag_months (
    facet TEXT, tag TEXT, month TEXT, articles INTEGER, PRIMARY KEY (facet, tag, month)
  ) WITHOUT ROWID;
  CREATE TRIGGER tag_month_added AFTER INSERT ON tags BEGIN
    INSERT INTO tag_months VALUES (new.facet, new.tag, substr(new.day, 1, 7), 1)
      ON CONFLICT DO UPDATE SET articles = articles + 1;
  END;
  CREATE TRIGGER tag_month_removed AFTER DELETE ON tags BEGIN
    UPDATE tag_months SET articles = articles - 1
      WHERE facet = old.facet AND tag = old.tag AND month = substr(old.day, 1, 7);
    DELETE FROM tag_months
      WHERE facet = old.facet AND tag = old.tag AND month = substr(old.day, 1, 7) AND articles = 0;
  END;

  CREATE INDEX tag_counts_in_order ON tag_counts (facet, articles DESC, tag);

  -- In how many articles two people stand; the one whose id comes first is the first.
  CREATE TABLE people_pairs (
    one TEXT, other TEXT, articles INTEGER, PRIMARY KEY (one, other)
  ) WITHOUT ROWID;
  CREATE INDEX people_pairs_in_order ON people_pairs (articles DESC, one, other);
  CREATE TRIGGER pairs_added AFTER INSERT ON tags WHEN new.facet = 'people' BEGIN
    INSERT INTO people_pairs
      SELECT min(new.tag, tag), max(new.tag, tag), 1 FROM tags
      WHERE article = new.article AND facet = 'people' AND tag <> new.tag
      ON CONFLICT DO UPDATE SET articles = articles + 1;
  END;
  CREATE TRIGGER pairs_removed AFTER DELETE ON tags WHEN old.facet = 'people' BEGIN
    UPDATE people_pairs SET articles = articles - 1
      WHERE (one, other) IN (
        SELECT min(old.tag, tag), max(old.tag, tag) FROM tags
        WHERE article = old.article AND facet = 'people' AND tag <> old.tag
      );
    DELETE FROM people_pairs WHERE articles = 0 AND (one = old.tag OR other = old.tag);
  END;
`;
