package vn.trinhky.bench;

import static vn.trinhky.bench.Spread.number;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.trinhky.bench.Meter.Cost;
import vn.trinhky.document.Draft;
import vn.trinhky.document.Draft.Appendix;
import vn.trinhky.document.Draft.TaskGroup;
import vn.trinhky.document.Draft.TaskRow;
import vn.trinhky.document.DraftDiff;
import vn.trinhky.document.Samples;

/**
 * How long two versions of a draft take to be compared, an ordinary pair and a hostile one; and how
 * long a file takes to become a draft, and a draft to be checked.
 */
class ComparingBench {

  /** Fewer to try the bench itself: {@code -Dtrinhky.bench.rounds=1}. */
  private static final int REPEATED = Integer.getInteger("trinhky.bench.rounds", 15);

  private static final int WARM_UP = Math.min(20, REPEATED * 2);

  private final Meter meter = Meter.withoutDatabase();

  @TempDir Path folder;

  @Test
  void files_are_read_into_drafts() throws Exception {
    new ReadingCosts(folder, WARM_UP, REPEATED).reading(rows -> draft(rows, false));
  }

  @Test
  void drafts_are_checked() {
    new ReadingCosts(folder, WARM_UP, REPEATED).checking(rows -> draft(rows, false));
  }

  @Test
  void two_versions_of_a_draft_are_compared() {
    Draft small = draft(60, false);
    Draft large = draft(1_000, false);
    Draft alike = draft(1_000, true);
    List<List<String>> rows = new ArrayList<>();
    rows.add(row("60 rows, some changed, moved and new", small, edited(small)));
    rows.add(row("1,000 rows, some changed, moved and new", large, edited(large)));
    rows.add(row("1,000 rows against 1,000 others", large, reversed(large)));
    rows.add(row("1,000 rows, all alike, some new", alike, edited(alike)));
    new Report("7-comparing", "Comparing two versions")
        .line(
            "The sample with appendices of so many rows, every tenth row edited, moved or new; median (least–most) of %d after %d to warm up. The bare side finds the longest common subsequence of the same cells and lines with the textbook's table, without moved rows, words or places."
                .formatted(REPEATED, WARM_UP))
        .table(List.of("", "places", "bare, ms", "ms", "ratio", "CPU, ms", "allocated, MB"), rows)
        .write("no database");
  }

  private List<String> row(String what, Draft before, Draft after) {
    ReadingCosts.Pair pair =
        ReadingCosts.pair(
            meter,
            () -> commonLines(before, after),
            () -> DraftDiff.between(before, after),
            WARM_UP,
            REPEATED);
    List<Cost> costs = new ArrayList<>();
    for (int i = 0; i < REPEATED; i++) {
      costs.add(meter.of(1, List.of(() -> DraftDiff.between(before, after))));
    }
    return List.of(
        what,
        Integer.toString(DraftDiff.between(before, after).size()),
        pair.bare().text(1),
        pair.ours().text(1),
        number(pair.ours().median() / pair.bare().median(), 2),
        Spread.of(costs.stream().map(cost -> cost.cpuNanos() / 1e6).toList()).text(1),
        number(ReadingCosts.allocated(() -> DraftDiff.between(before, after)), 1));
  }

  /** How many cells and lines two drafts have in common, in order. */
  private static int commonLines(Draft before, Draft after) {
    Map<String, Integer> numbers = new HashMap<>();
    int[] one = lines(before, numbers);
    int[] other = lines(after, numbers);
    int[] above = new int[other.length + 1];
    int[] here = new int[other.length + 1];
    for (int line : one) {
      for (int j = 0; j < other.length; j++) {
        here[j + 1] = line == other[j] ? above[j] + 1 : Math.max(above[j + 1], here[j]);
      }
      int[] next = above;
      above = here;
      here = next;
    }
    return above[other.length];
  }

  private static int[] lines(Draft draft, Map<String, Integer> numbers) {
    Stream<String> cells =
        draft.appendices().stream()
            .flatMap(appendix -> appendix.groups().stream())
            .flatMap(group -> group.rows().stream())
            .flatMap(
                row ->
                    Stream.of(
                        row.ordinal(), row.task(), row.product(), row.assignment(), row.time()));
    return Stream.concat(draft.plan().body().lines(), cells)
        .mapToInt(line -> numbers.computeIfAbsent("" + line, text -> numbers.size()))
        .toArray();
  }

  /** The tasks of thị xã Ninh Hòa 2022 as often as they are needed. */
  private static Draft draft(int count, boolean alike) {
    Draft sample = new Samples().load("ninh-hoa-2022").draft();
    List<TaskRow> real =
        sample.appendices().get(0).groups().stream().flatMap(g -> g.rows().stream()).toList();
    List<TaskRow> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      TaskRow row = real.get(alike ? 0 : i % real.size());
      rows.add(alike ? row : named(row, row.task() + " (đợt " + (i / real.size() + 1) + ")"));
    }
    return with(sample, rows);
  }

  private static Draft edited(Draft draft) {
    List<TaskRow> rows = new ArrayList<>(draft.appendices().get(0).groups().get(0).rows());
    for (int i = 5; i < rows.size(); i += 10) {
      switch (i / 10 % 3) {
        case 0 -> rows.set(i, named(rows.get(i), rows.get(i).task() + " bảo đảm tiến độ"));
        case 1 -> rows.add(i / 2, rows.remove(i));
        default -> rows.add(i, named(rows.get(i), "Nhiệm vụ mới bổ sung số " + i));
      }
    }
    return with(draft, rows);
  }

  private static Draft reversed(Draft draft) {
    List<TaskRow> rows = new ArrayList<>();
    for (TaskRow row : draft.appendices().get(0).groups().get(0).rows()) {
      List<String> words = new ArrayList<>(List.of(row.task().split(" ")));
      Collections.reverse(words);
      rows.add(0, named(row, String.join("x ", words)));
    }
    return with(draft, rows);
  }

  private static TaskRow named(TaskRow row, String task) {
    return new TaskRow(
        row.ordinal(),
        task,
        row.product(),
        row.assignment(),
        row.lead(),
        row.proposedLeads(),
        row.coordinators(),
        row.time(),
        row.deadline(),
        row.budget(),
        row.budgetVnd());
  }

  private static Draft with(Draft draft, List<TaskRow> rows) {
    Appendix appendix = draft.appendices().get(0);
    return new Draft(
        draft.form(),
        draft.authority(),
        draft.letterhead(),
        draft.superior(),
        draft.place(),
        draft.subject(),
        draft.legalBases(),
        draft.articles(),
        draft.plan(),
        List.of(
            new Appendix(
                appendix.title(),
                appendix.columns(),
                List.of(new TaskGroup("I", "Các nhiệm vụ", rows)))),
        draft.reportRegime(),
        draft.ownPlanDuty(),
        draft.recipients(),
        draft.archive(),
        draft.signature());
  }
}
