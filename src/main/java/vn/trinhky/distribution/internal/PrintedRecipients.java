package vn.trinhky.distribution.internal;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.trinhky.distribution.AgencyNames;
import vn.trinhky.distribution.AgencyNames.Named;
import vn.trinhky.distribution.Recipients;
import vn.trinhky.document.Draft;
import vn.trinhky.document.Draft.RecipientCategory;
import vn.trinhky.document.Draft.RecipientLine;
import vn.trinhky.organisation.Agency;
import vn.trinhky.organisation.AgencyKind;
import vn.trinhky.organisation.Organisation;

@Component
class PrintedRecipients implements Recipients {

  private static final int FLAGS =
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;
  private static final Pattern AS_ARTICLES =
      Pattern.compile(
          "^(?:như\\s+)?(?:các\\s+)?điều\\s+\\d+(?:(?:\\s*,\\s*|\\s+và\\s+)(?:điều\\s+)?\\d+)*\\b",
          FLAGS);
  private static final Pattern CONCERNED = Pattern.compile("\\bliên quan\\b", FLAGS);
  private static final Pattern REPORT_NOTE = Pattern.compile("báo cáo|b/c", FLAGS);
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  private final Organisation organisation;
  private final AgencyNames names;

  PrintedRecipients(Organisation organisation, AgencyNames names) {
    this.organisation = organisation;
    this.names = names;
  }

  @Override
  public List<Recipient> resolve(String locality, Draft draft, LocalDate on) {
    Map<String, Agency> agencies =
        organisation.agencies(locality, on).stream()
            .collect(Collectors.toMap(Agency::code, Function.identity(), (a, b) -> a));
    String committee = organisation.locality(locality).committee();

    // agencies by code, unknown text by itself, in printed order
    Map<String, Recipient> recipients = new LinkedHashMap<>();
    for (RecipientLine line : draft.recipients()) {
      Optional<String> clause = enforcementClause(line, draft);
      String text = clause.orElse(line.text());
      for (Named named : names.resolve(locality, nfc(text), on)) {
        // "có liên quan" means nobody in particular; whatever else means nobody is for a person
        if (named.agencies().isEmpty() && !CONCERNED.matcher(named.printed()).find()) {
          RecipientCategory category = category(line, clause.isPresent(), null, committee);
          recipients.putIfAbsent(
              "?" + named.printed(),
              new Recipient(null, named.printed(), line.text(), category, false));
        }
        for (String code : named.agencies()) {
          Agency agency = agencies.get(code);
          if (agency == null) {
            continue;
          }
          RecipientCategory category = category(line, clause.isPresent(), agency, committee);
          recipients.merge(
              code,
              new Recipient(code, agency.name(), line.text(), category, agency.takesReceipt()),
              PrintedRecipients::stronger);
        }
      }
    }
    return List.copyOf(recipients.values());
  }

  @Override
  public Optional<Recipient> of(
      String locality, String agency, String printed, RecipientCategory category, LocalDate on) {
    return organisation.agencies(locality, on).stream()
        .filter(one -> one.code().equals(agency))
        .findFirst()
        .map(one -> new Recipient(agency, one.name(), printed, category, one.takesReceipt()));
  }

  /**
   * The clauses that "Như Điều 3" points to; nothing for an ordinary line or when one of the
   * articles is not there.
   */
  private static Optional<String> enforcementClause(RecipientLine line, Draft draft) {
    Matcher reference = AS_ARTICLES.matcher(nfc(line.text()).strip());
    if (!reference.find()) {
      return Optional.empty();
    }
    List<String> clauses = new ArrayList<>();
    Matcher number = NUMBER.matcher(reference.group());
    while (number.find()) {
      Optional<String> clause = clauseOfArticle(number.group(), draft);
      if (clause.isEmpty()) {
        return Optional.empty();
      }
      clauses.add(clause.get());
    }
    return Optional.of(String.join("; ", clauses));
  }

  private static Optional<String> clauseOfArticle(String wanted, Draft draft) {
    return draft.articles().stream()
        .filter(
            article -> {
              Matcher number = NUMBER.matcher(article.label());
              return number.find() && number.group().equals(wanted);
            })
        .findFirst()
        .map(article -> EnforcementClause.of(nfc(article.text())));
  }

  private static RecipientCategory category(
      RecipientLine line, boolean byArticle, @Nullable Agency agency, String committee) {
    if (byArticle) {
      return RecipientCategory.EXECUTE;
    }
    if (REPORT_NOTE.matcher(nfc(note(line))).find()) {
      return RecipientCategory.REPORT;
    }
    if (agency != null && agency.kind() == AgencyKind.PORTAL) {
      return RecipientCategory.PUBLISH;
    }
    // what the committee issues itself its leaders do not carry out: they are informed
    return agency != null && agency.code().equals(committee)
        ? RecipientCategory.INFORM
        : line.category();
  }

  /** The note in brackets, also where it stayed in the text. */
  private static String note(RecipientLine line) {
    String note = line.note();
    if (note != null) {
      return note;
    }
    int bracket = line.text().indexOf('(');
    return bracket < 0 ? "" : line.text().substring(bracket);
  }

  /** Each agency once: who has to act, acts, wherever else it is named; else the first wins. */
  private static Recipient stronger(Recipient first, Recipient again) {
    return again.category() == RecipientCategory.EXECUTE
            && first.category() != RecipientCategory.EXECUTE
        ? again
        : first;
  }

  private static String nfc(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }
}
