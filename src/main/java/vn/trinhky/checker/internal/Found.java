package vn.trinhky.checker.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.Severity;
import vn.trinhky.document.DraftFix;

/** Puts a finding together. */
public final class Found {

  private static final int LONGEST_EXCERPT = 160;
  private static final JsonMapper JSON =
      JsonMapper.builder().serializationInclusion(JsonInclude.Include.NON_EMPTY).build();

  private final String code;
  private final Severity severity;
  private String path = "";
  private @Nullable Integer start;
  private @Nullable Integer end;
  private String where = "";
  private String printed = "";
  private Function<String, DraftFix.Change> replacing = value -> piece("", null, null, "", value);
  private final List<DraftFix> fixes = new ArrayList<>();
  private final List<Finding.Evidence> evidence = new ArrayList<>();

  private Found(String code, Severity severity) {
    this.code = code;
    this.severity = severity;
  }

  /** A finding of this code and weight. */
  public static Found of(String code, Severity severity) {
    return new Found(code, severity);
  }

  public static Found error(String code) {
    return new Found(code, Severity.ERROR);
  }

  public static Found warning(String code) {
    return new Found(code, Severity.WARNING);
  }

  public static Found info(String code) {
    return new Found(code, Severity.INFO);
  }

  /** It is about the whole of this text. */
  public Found in(Subject.Text text) {
    return in(text, 0, text.text().length());
  }

  /** It is about a piece of this text. */
  public Found in(Subject.Text text, int from, int to) {
    path = text.path();
    where = text.where();
    start = text.start(from, to);
    end = text.end(to);
    printed = text.text().substring(from, to);
    replacing = value -> text.change(from, to, value);
    return this;
  }

  /** It is about a place without words of its own. */
  public Found at(String path, String where) {
    return at(path, where, "");
  }

  /** It is about a node that is no running text. */
  public Found at(String path, String where, String excerpt) {
    this.path = path;
    this.where = where;
    start = null;
    end = null;
    printed = excerpt;
    replacing = value -> piece(path, null, null, excerpt, value);
    return this;
  }

  /** Offers to write {@code value} in place of the words found. */
  public Found replaceBy(String value) {
    return replaceBy(value.isEmpty() ? "Xóa" : "Sửa thành “" + value + "”", value);
  }

  /** Offers to write {@code value} in place of the words found. */
  public Found replaceBy(String label, String value) {
    fixes.add(new DraftFix(label, List.of(replacing.apply(value))));
    return this;
  }

  /** Offers another change. */
  public Found fix(String label, List<DraftFix.Change> changes) {
    fixes.add(new DraftFix(label, changes));
    return this;
  }

  /** What stands at another place of the draft, or outside. */
  public Found proof(@Nullable String at, String text) {
    evidence.add(new Finding.Evidence(at, text));
    return this;
  }

  /** What this text says. */
  public Found proof(Subject.Text text, int from, int to) {
    return proof(text.path(), text.where() + ": “" + text.text().substring(from, to) + "”");
  }

  /** The finding, with what is wrong and why. */
  public Finding says(String message) {
    String excerpt =
        printed.length() <= LONGEST_EXCERPT
            ? printed
            : printed.substring(0, LONGEST_EXCERPT - 1) + "…";
    return new Finding(code, severity, path, start, end, where, excerpt, message, fixes, evidence);
  }

  /** A change of a piece of text. */
  public static DraftFix.Change piece(
      String path, @Nullable Integer start, @Nullable Integer end, String expected, String value) {
    return new DraftFix.Change(path, start, end, expected, TextNode.valueOf(value));
  }

  /** A change of a whole node. */
  public static DraftFix.Change node(String path, Object value) {
    JsonNode json = JSON.valueToTree(value);
    return new DraftFix.Change(path, null, null, null, json);
  }
}
