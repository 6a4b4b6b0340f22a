package vn.trinhky.organisation.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Makes the rows of one locality in a table what they should be, touching only those that differ.
 *
 * @param keys columns that identify a row
 * @param others the other columns that the catalogue determines
 */
record TableRows(String table, String localityColumn, List<String> keys, List<String> others) {

  /** Adds and changes rows; gives the rows of the table that are not wanted. */
  Outcome bring(JdbcClient jdbc, String locality, List<Map<String, @Nullable Object>> wanted) {
    Map<List<String>, Map<String, @Nullable Object>> stored = new LinkedHashMap<>();
    for (Map<String, @Nullable Object> row : stored(jdbc, locality)) {
      stored.put(texts(row, keys), row);
    }
    int added = 0;
    int changed = 0;
    for (Map<String, @Nullable Object> row : wanted) {
      Map<String, @Nullable Object> before = stored.remove(texts(row, keys));
      if (before == null) {
        insert(jdbc, row);
        added++;
      } else if (!texts(before, others).equals(texts(row, others))) {
        update(jdbc, row);
        changed++;
      }
    }
    return new Outcome(table, added, changed, 0, List.copyOf(stored.values()));
  }

  /** Adds, changes and deletes rows. */
  Outcome replace(JdbcClient jdbc, String locality, List<Map<String, @Nullable Object>> wanted) {
    // first what is not wanted any more, so that its place is free
    Set<List<String>> keep =
        wanted.stream().map(row -> texts(row, keys)).collect(Collectors.toSet());
    int removed = 0;
    for (Map<String, @Nullable Object> row : stored(jdbc, locality)) {
      if (!keep.contains(texts(row, keys))) {
        JdbcClient.StatementSpec delete =
            jdbc.sql("delete from " + table + " where " + conditions());
        for (String key : keys) {
          delete = delete.param(key, row.get(key));
        }
        removed += delete.update();
      }
    }
    Outcome outcome = bring(jdbc, locality, wanted);
    return new Outcome(table, outcome.added, outcome.changed, removed, List.of());
  }

  List<Map<String, @Nullable Object>> stored(JdbcClient jdbc, String locality) {
    return jdbc.sql(
            "select "
                + String.join(", ", columns())
                + " from "
                + table
                + " where "
                + localityColumn
                + " = :locality")
        .param("locality", locality)
        .query()
        .listOfRows();
  }

  private void insert(JdbcClient jdbc, Map<String, @Nullable Object> row) {
    List<String> columns = columns();
    JdbcClient.StatementSpec insert =
        jdbc.sql(
            "insert into "
                + table
                + " ("
                + String.join(", ", columns)
                + ") values ("
                + String.join(", ", Collections.nCopies(columns.size(), "?"))
                + ")");
    for (int i = 0; i < columns.size(); i++) {
      insert = insert.param(i + 1, row.get(columns.get(i)));
    }
    insert.update();
  }

  private void update(JdbcClient jdbc, Map<String, @Nullable Object> row) {
    String changes = others.stream().map(c -> c + " = :" + c).collect(Collectors.joining(", "));
    JdbcClient.StatementSpec update =
        jdbc.sql("update " + table + " set " + changes + " where " + conditions());
    for (String column : columns()) {
      update = update.param(column, row.get(column));
    }
    update.update();
  }

  private String conditions() {
    return keys.stream().map(key -> key + " = :" + key).collect(Collectors.joining(" and "));
  }

  private List<String> columns() {
    return Stream.concat(keys.stream(), others.stream()).toList();
  }

  private static List<String> texts(Map<String, @Nullable Object> row, List<String> columns) {
    List<String> texts = new ArrayList<>(columns.size());
    columns.forEach(column -> texts.add(Objects.toString(row.get(column), "")));
    return texts;
  }

  /**
   * What happened to a table.
   *
   * @param left rows that were kept although nobody wants them
   */
  record Outcome(
      String table, int added, int changed, int removed, List<Map<String, @Nullable Object>> left) {

    List<String> changes() {
      List<String> changes = new ArrayList<>();
      if (added > 0) {
        changes.add(table + " + " + added);
      }
      if (changed > 0) {
        changes.add(table + " ~ " + changed);
      }
      if (removed > 0) {
        changes.add(table + " - " + removed);
      }
      return changes;
    }
  }
}
