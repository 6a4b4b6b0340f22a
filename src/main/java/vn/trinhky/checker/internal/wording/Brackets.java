package vn.trinhky.checker.internal.wording;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.internal.Found;
import vn.trinhky.checker.internal.Rule;
import vn.trinhky.checker.internal.Subject;

/**
 * {@code brackets-unbalanced} INFO: ( ) or “ ” without its partner (thị xã Vĩnh Châu 2023: "(đồng
 * thời nhập dữ liệu …"; thị xã Ninh Hòa 2022, I.2.d). List markers such as {@code a)} and {@code
 * 1)} are not brackets; a bracket may be closed in the next paragraph.
 */
@Component
class Brackets implements Rule {

  private static final int SHOWN = 40;

  @Override
  public List<String> codes() {
    return List.of("brackets-unbalanced");
  }

  @Override
  public List<Finding> check(Subject subject) {
    List<Finding> found = new ArrayList<>();
    Open carried = null;
    for (Subject.Text text : subject.texts()) {
      Deque<Open> open = new ArrayDeque<>();
      boolean body = text.path().equals("plan.body");
      if (carried != null && !body) {
        found.add(unclosed(carried));
        carried = null;
      }
      for (int i = 0; i < text.text().length(); i++) {
        char c = text.text().charAt(i);
        if (c == '(' || c == '“') {
          open.push(new Open(text, i, c));
        } else if (c == ')' || c == '”') {
          char partner = c == ')' ? '(' : '“';
          if (c == ')' && open.isEmpty() && isLabel(text.text(), i)) {
            continue;
          }
          if (!open.isEmpty() && open.peek().bracket == partner) {
            open.pop();
          } else if (open.isEmpty() && carried != null && carried.bracket == partner) {
            carried = null;
          } else if (open.stream().anyMatch(one -> one.bracket == partner)) {
            while (open.peek().bracket != partner) {
              found.add(unclosed(open.pop()));
            }
            open.pop();
          } else if (c == '”' || !isListMarker(text.text(), i)) {
            found.add(unopened(text, i));
          }
        }
      }
      if (carried != null) {
        found.add(unclosed(carried));
        carried = null;
      }
      // only the outermost may go on in the next paragraph
      while (open.size() > 1) {
        found.add(unclosed(open.pop()));
      }
      if (!open.isEmpty()) {
        if (body) {
          carried = open.pop();
        } else {
          found.add(unclosed(open.pop()));
        }
      }
    }
    if (carried != null) {
      found.add(unclosed(carried));
    }
    return found;
  }

  /** One or two letters or digits before it, after a blank, a bracket or a separator. */
  private static boolean isListMarker(String text, int close) {
    int start = close;
    while (start > 0 && close - start < 3 && Character.isLetterOrDigit(text.charAt(start - 1))) {
      start--;
    }
    return start < close
        && close - start <= 2
        && (start == 0 || !Character.isLetterOrDigit(text.charAt(start - 1)));
  }

  /** The label of the line itself: a), 1). */
  private static boolean isLabel(String text, int close) {
    return close <= 3 && isListMarker(text, close) && !text.substring(0, close).contains(" ");
  }

  private static Finding unclosed(Open open) {
    int end = Math.min(open.text.text().length(), open.at + SHOWN);
    return Found.info("brackets-unbalanced")
        .in(open.text, open.at, end)
        .says(
            "Dấu “%s” mở mà không đóng. Đề nghị thêm “%s” hoặc bỏ."
                .formatted(open.bracket, open.bracket == '(' ? ")" : "”"));
  }

  private static Finding unopened(Subject.Text text, int at) {
    return Found.info("brackets-unbalanced")
        .in(text, at, at + 1)
        .says("Dấu “%s” đóng mà không mở. Đề nghị kiểm tra.".formatted(text.text().charAt(at)));
  }

  private record Open(Subject.Text text, int at, char bracket) {}
}
