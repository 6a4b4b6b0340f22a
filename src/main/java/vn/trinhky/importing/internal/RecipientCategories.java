package vn.trinhky.importing.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.trinhky.document.Draft.RecipientCategory;
import vn.trinhky.organisation.AgencyKind;

/**
 * Why a recipient gets a document: by its note, else by what its name says, else by the kind of the
 * agency in the catalogue.
 */
final class RecipientCategories {

  private static final Pattern PORTAL =
      Pattern.compile(
          "(cac )?(cong|trang) (thong tin|tt) ?dien tu.*|(cong|trang) ttdt.*|.*\\bwebsite\\b.*|cong"
              + " bao.*|(cac )?bao .*|(cac )?dai (phat thanh|truyen).*");
  private static final Pattern LEADERS =
      Pattern.compile(
          "(tt\\.?|thuong truc|bi thu|ban thuong vu|thuong vu) .*|(ct|chu tich)\\b.*\\b(pct|pho chu"
              + " tich)\\b.*|lanh dao (ubnd|uy ban|hdnd).*|(thanh vien )?(bcd|ban chi"
              + " dao)\\b.*|thanh vien (ubnd|uy ban).*");
  private static final Pattern CENTRAL =
      Pattern.compile(
          "(cac )?bo (?!chi huy|tu lenh|phan|mon).*|chinh phu.*|thu tuong.*|van phong (chinh"
              + " phu|quoc hoi|chu tich nuoc).*|vpcp.*|quoc hoi.*|thanh tra chinh phu.*|uy ban dan"
              + " toc.*");
  private static final Pattern PROVINCIAL =
      Pattern.compile(
          "(ubnd|uy ban nhan dan|hdnd|vp|van phong|tinh uy|thanh uy)\\b.*\\btinh\\b.*|so .*|tinh"
              + " uy.*");
  private static final Pattern PARTY_OR_MASS =
      Pattern.compile(
          "(ub ?|uy ban |uy ban )?(mttq|mat tran).*|ubmttq.*|(cac )?(doan the|hoi|to chuc chinh"
              + " tri)\\b.*|.*giup viec .*uy\\b.*|(cac )?ban (dang|xay dung dang)\\b.*|(vp|van"
              + " phong) (thi|tinh|huyen|thanh|dang) uy.*|(vp|van phong) .*cac ban .*");
  private static final Pattern OFFICE =
      Pattern.compile(
          "lanh dao (vp|van phong).*|(cac )?(cvp|pcvp|chanh van phong|pho (chanh )?van phong).*");

  private final boolean provincial;
  private final Function<String, Optional<AgencyKind>> kinds;

  /**
   * @param letterhead name of the issuing body: what is above it depends on its level
   * @param kinds kind of the agency that a printed name means
   */
  RecipientCategories(List<String> letterhead, Function<String, Optional<AgencyKind>> kinds) {
    this.provincial = Marks.plain(String.join(" ", letterhead)).matches(".*\\btinh\\b.*");
    this.kinds = kinds;
  }

  /**
   * @param asArticle whether another line names those who carry out ("Như Điều …")
   */
  RecipientCategory of(String text, @Nullable String note, boolean asArticle) {
    String plain = Marks.plain(text);
    if (note != null) {
      return ofNote(Marks.plain(note));
    }
    if (plain.startsWith("nhu ")) {
      return RecipientCategory.EXECUTE;
    }
    if (PORTAL.matcher(plain).matches()) {
      return RecipientCategory.PUBLISH;
    }
    if (LEADERS.matcher(plain).matches() || CENTRAL.matcher(plain).matches()) {
      return RecipientCategory.REPORT;
    }
    if (PARTY_OR_MASS.matcher(plain).matches() || OFFICE.matcher(plain).matches()) {
      return RecipientCategory.INFORM;
    }
    RecipientCategory known = kinds.apply(text).map(RecipientCategories::ofKind).orElse(null);
    if (known != null) {
      return known;
    }
    if (!provincial && PROVINCIAL.matcher(plain).matches()) {
      return RecipientCategory.REPORT;
    }
    return asArticle ? RecipientCategory.INFORM : RecipientCategory.EXECUTE;
  }

  /** What the kind of an agency says by itself, or null. */
  private static @Nullable RecipientCategory ofKind(AgencyKind kind) {
    return switch (kind) {
      case SUPERIOR -> RecipientCategory.REPORT;
      case PORTAL -> RecipientCategory.PUBLISH;
      case PARTY_BODY, MASS_ORGANIZATION -> RecipientCategory.INFORM;
      default -> null;
    };
  }

  private static RecipientCategory ofNote(String note) {
    if (note.contains("bao cao") || note.contains("b/c") || note.contains("chi dao")) {
      return RecipientCategory.REPORT;
    }
    if (note.contains("thuc hien") || note.contains("t/h")) {
      return RecipientCategory.EXECUTE;
    }
    if (note.contains("kiem tra") || note.contains("giam sat") || note.contains("theo doi")) {
      return RecipientCategory.SUPERVISE;
    }
    if (note.contains("dang")
        || note.contains("dua tin")
        || note.contains("cong khai")
        || note.contains("niem yet")) {
      return RecipientCategory.PUBLISH;
    }
    return RecipientCategory.INFORM;
  }
}
