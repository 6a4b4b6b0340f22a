package vn.trinhky.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.trinhky.document.DraftDiff.Part;

/** Compares the appendices of two drafts: what they are called, their groups and their rows. */
final class AppendixDiff {

  private final Differences found;

  AppendixDiff(Differences found) {
    this.found = found;
  }

  void compare(Draft before, Draft after) {
    int count = Math.max(before.appendices().size(), after.appendices().size());
    for (int i = 0; i < count; i++) {
      String where = count > 1 ? "Phụ lục thứ " + (i + 1) : "Phụ lục";
      Draft.Appendix empty = new Draft.Appendix("", List.of(), List.of());
      appendix(
          where,
          i < before.appendices().size() ? before.appendices().get(i) : empty,
          i < after.appendices().size() ? after.appendices().get(i) : empty);
    }
  }

  /**
   * A row with the group it stands in.
   *
   * @param group place of the group in its appendix, from 0
   */
  private record PlacedRow(Draft.TaskGroup heading, int group, Draft.TaskRow row) {
    String path() {
      return groupName(heading) + "." + row.ordinal();
    }

    /** Everything in the row but its number. */
    String content() {
      return RowDiff.content(row);
    }
  }

  private static List<PlacedRow> rows(Draft.Appendix appendix) {
    List<PlacedRow> rows = new ArrayList<>();
    for (int g = 0; g < appendix.groups().size(); g++) {
      Draft.TaskGroup group = appendix.groups().get(g);
      for (Draft.TaskRow row : group.rows()) {
        rows.add(new PlacedRow(group, g, row));
      }
    }
    return rows;
  }

  private void appendix(String where, Draft.Appendix before, Draft.Appendix after) {
    found.text(Part.APPENDIX, where + ", tiêu đề", before.title(), after.title());
    found.text(Part.APPENDIX, where + ", các cột", columns(before), columns(after));
    List<Alignment.Link<PlacedRow>> rows =
        Alignment.of(
            rows(before),
            rows(after),
            List.of(
                row -> row.heading().title() + "\u001f" + row.content(),
                PlacedRow::content,
                row -> row.row().task().isBlank() ? "" : groupAndTask(row),
                row -> row.row().task().strip()),
            PlacedRow::content,
            0,
            found.effort());
    int[] newGroups = groups(where, before, after, rows);
    Differences.Renumbered renumbered = found.new Renumbered();
    Set<Alignment.Link<PlacedRow>> outOfOrder = outOfOrder(rows, newGroups);
    for (Alignment.Link<PlacedRow> link : rows) {
      PlacedRow old = link.before();
      PlacedRow now = link.after();
      String place = where + ", dòng " + link.either().path();
      if (old == null) {
        found.added(Part.APPENDIX, place, RowDiff.inOneLine(link.either().row()));
      } else if (now == null) {
        found.removed(Part.APPENDIX, place, RowDiff.inOneLine(old.row()));
      } else {
        if (outOfOrder.contains(link)) {
          found.moved(Part.APPENDIX, place, "dòng " + old.path(), now.row().task());
        } else if (!old.row().ordinal().equals(now.row().ordinal())) {
          renumbered.note(old.path(), now.path());
        }
        RowDiff.compare(found, place, old.row(), now.row());
      }
    }
    renumbered.into(Part.APPENDIX, where + ", số thứ tự");
  }

  private static String groupAndTask(PlacedRow row) {
    return row.heading().title() + "\u001f" + row.row().task().strip();
  }

  /**
   * Says what became of the groups, and answers for each old group the new one, or -1: the group of
   * the same title, else the one that most of its rows are in now.
   */
  private int[] groups(
      String where,
      Draft.Appendix before,
      Draft.Appendix after,
      List<Alignment.Link<PlacedRow>> rows) {
    int[] newGroups = sameGroups(before, after, rows);
    int[] oldGroups = new int[after.groups().size()];
    Arrays.fill(oldGroups, -1);
    for (int i = 0; i < newGroups.length; i++) {
      if (newGroups[i] >= 0) {
        oldGroups[newGroups[i]] = i;
      } else {
        Draft.TaskGroup gone = before.groups().get(i);
        found.removed(Part.APPENDIX, where + ", nhóm " + groupName(gone), groupHeading(gone));
      }
    }
    int[] kept = Arrays.stream(oldGroups).filter(old -> old >= 0).toArray();
    boolean[] inOrder = CommonSequence.ascending(kept);
    int k = 0;
    for (int j = 0; j < oldGroups.length; j++) {
      Draft.TaskGroup now = after.groups().get(j);
      String place = where + ", nhóm " + groupName(now);
      if (oldGroups[j] < 0) {
        found.added(Part.APPENDIX, place, groupHeading(now));
        continue;
      }
      Draft.TaskGroup old = before.groups().get(oldGroups[j]);
      if (!inOrder[k++]) {
        found.moved(Part.APPENDIX, place, "nhóm " + groupName(old), groupHeading(now));
        found.text(Part.APPENDIX, place, old.title(), now.title());
      } else {
        found.text(Part.APPENDIX, place, groupHeading(old), groupHeading(now));
      }
    }
    return newGroups;
  }

  private int[] sameGroups(
      Draft.Appendix before, Draft.Appendix after, List<Alignment.Link<PlacedRow>> rows) {
    int[] newGroups = new int[before.groups().size()];
    Arrays.fill(newGroups, -1);
    Set<Integer> taken = new HashSet<>();
    for (Alignment.Link<Draft.TaskGroup> link :
        Alignment.of(
            before.groups(),
            after.groups(),
            List.of(Draft.TaskGroup::title),
            Draft.TaskGroup::title,
            0,
            found.effort())) {
      if (link.before() != null && link.after() != null) {
        newGroups[link.beforeIndex()] = link.afterIndex();
        taken.add(link.afterIndex());
      }
    }
    Map<List<Integer>, Integer> together = new HashMap<>();
    for (Alignment.Link<PlacedRow> link : rows) {
      if (link.before() != null && link.after() != null) {
        together.merge(List.of(link.before().group(), link.after().group()), 1, Integer::sum);
      }
    }
    together.entrySet().stream()
        .sorted(
            Comparator.comparingInt((Map.Entry<List<Integer>, Integer> each) -> -each.getValue())
                .thenComparingInt(each -> each.getKey().get(0))
                .thenComparingInt(each -> each.getKey().get(1)))
        .map(Map.Entry::getKey)
        .forEach(
            pair -> {
              if (newGroups[pair.get(0)] < 0 && taken.add(pair.get(1))) {
                newGroups[pair.get(0)] = pair.get(1);
              }
            });
    return newGroups;
  }

  /** Rows in another group, or in another order within theirs: as few as say it. */
  private static Set<Alignment.Link<PlacedRow>> outOfOrder(
      List<Alignment.Link<PlacedRow>> rows, int[] newGroups) {
    Set<Alignment.Link<PlacedRow>> moved = Collections.newSetFromMap(new IdentityHashMap<>());
    Map<Integer, List<Alignment.Link<PlacedRow>>> inGroup = new HashMap<>();
    for (Alignment.Link<PlacedRow> link : rows) {
      PlacedRow old = link.before();
      PlacedRow now = link.after();
      if (old == null || now == null) {
        continue;
      }
      if (newGroups[old.group()] == now.group()) {
        inGroup.computeIfAbsent(now.group(), fresh -> new ArrayList<>()).add(link);
      } else {
        moved.add(link);
      }
    }
    for (List<Alignment.Link<PlacedRow>> links : inGroup.values()) {
      boolean[] inOrder =
          CommonSequence.ascending(links.stream().mapToInt(Alignment.Link::beforeIndex).toArray());
      for (int i = 0; i < inOrder.length; i++) {
        if (!inOrder[i]) {
          moved.add(links.get(i));
        }
      }
    }
    return moved;
  }

  private static String columns(Draft.Appendix appendix) {
    return String.join("; ", appendix.columns().stream().map(Draft.Column::heading).toList());
  }

  private static String groupName(Draft.TaskGroup group) {
    return group.ordinal() == null ? group.title() : group.ordinal();
  }

  private static String groupHeading(Draft.TaskGroup group) {
    return group.ordinal() == null ? group.title() : group.ordinal() + ". " + group.title();
  }
}
