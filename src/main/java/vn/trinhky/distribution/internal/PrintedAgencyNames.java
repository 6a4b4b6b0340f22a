package vn.trinhky.distribution.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import vn.trinhky.distribution.AgencyNames;
import vn.trinhky.organisation.Agency;
import vn.trinhky.organisation.Organisation;
import vn.trinhky.organisation.Organisation.CollectiveName;

@Component
class PrintedAgencyNames implements AgencyNames {

  private static final int FLAGS =
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;
  private static final Pattern BRACKETS = Pattern.compile("\\s*\\([^()]*\\)");

  /** What separates names for certain: semicolons, and lines with their bullets. */
  private static final Pattern HARD = Pattern.compile("\\s*;\\s*|\\s*\\R\\s*(?:[-+•]\\s+)?");

  /** What may separate names or be part of one. */
  private static final Pattern SOFT = Pattern.compile("\\s*,\\s*(?:và\\s+)?|\\s+và\\s+", FLAGS);

  private static final Pattern EDGES = Pattern.compile("^[-+•\\s]+(?:và\\s+)?|^và\\s+", FLAGS);
  private static final Pattern TAIL = Pattern.compile("[\\s.,:/]+$");
  private static final Pattern CONCERNED = Pattern.compile("\\bliên quan$", FLAGS);
  private static final Pattern OPENS_GROUP = Pattern.compile("^(?:các|những|thủ trưởng)\\s", FLAGS);

  /** No name of the catalogue holds more separators than this. */
  private static final int LONGEST = 8;

  private final Organisation organisation;

  PrintedAgencyNames(Organisation organisation) {
    this.organisation = organisation;
  }

  @Override
  public List<Named> resolve(String locality, String text, LocalDate on) {
    List<Named> named = new ArrayList<>();
    for (String part : HARD.splitAsStream(BRACKETS.matcher(text).replaceAll("")).toList()) {
      String clean = TAIL.matcher(EDGES.matcher(part).replaceFirst("")).replaceFirst("");
      if (!clean.isEmpty()) {
        split(locality, clean, on, named);
      }
    }
    return List.copyOf(named);
  }

  @Override
  public List<String> agencies(String locality, String text, LocalDate on) {
    LinkedHashSet<String> codes = new LinkedHashSet<>();
    resolve(locality, text, on).forEach(named -> codes.addAll(named.agencies()));
    return List.copyOf(codes);
  }

  private void split(String locality, String text, LocalDate on, List<Named> named) {
    List<Piece> pieces = pieces(text);
    int unknownFrom = 0;
    int i = 0;
    while (i < pieces.size()) {
      Optional<Named> known = Optional.empty();
      int last = Math.min(pieces.size(), i + LONGEST) - 1;
      for (; last >= i; last--) {
        known = known(locality, text.substring(pieces.get(i).start(), pieces.get(last).end()), on);
        if (known.isPresent()) {
          break;
        }
      }
      if (known.isEmpty()) {
        i++;
        continue;
      }
      unknown(text, pieces.subList(unknownFrom, i), named);
      named.add(known.get());
      i = last + 1;
      unknownFrom = i;
    }
    unknown(text, pieces.subList(unknownFrom, pieces.size()), named);
  }

  private Optional<Named> known(String locality, String name, LocalDate on) {
    Optional<Agency> agency = organisation.resolve(locality, name, on);
    if (agency.isPresent()) {
      String code = agency.get().code();
      return Optional.of(new Named(name, code, null, List.of(code)));
    }
    Optional<CollectiveName> collective = organisation.collective(locality, name, on);
    return collective.map(group -> new Named(name, null, group.name(), group.agencies()));
  }

  /**
   * Text between known names. It stays in one piece, because its separators may belong to a name;
   * only "các … có liên quan" at its end is a group without members.
   */
  private static void unknown(String text, List<Piece> pieces, List<Named> named) {
    int end = pieces.size();
    if (end == 0) {
      return;
    }
    int group = end;
    if (CONCERNED.matcher(text.substring(0, pieces.get(end - 1).end())).find()) {
      group = end - 1;
      while (group > 0 && !OPENS_GROUP.matcher(pieces.get(group).of(text)).find()) {
        group--;
      }
    }
    if (group > 0) {
      String printed = text.substring(pieces.get(0).start(), pieces.get(group - 1).end());
      named.add(new Named(printed, null, null, List.of()));
    }
    if (group < end) {
      String printed = text.substring(pieces.get(group).start(), pieces.get(end - 1).end());
      named.add(new Named(printed, null, printed, List.of()));
    }
  }

  private static List<Piece> pieces(String text) {
    List<Piece> pieces = new ArrayList<>();
    Matcher separator = SOFT.matcher(text);
    int start = 0;
    while (separator.find()) {
      if (separator.start() > start) {
        pieces.add(new Piece(start, separator.start()));
      }
      start = separator.end();
    }
    if (start < text.length()) {
      pieces.add(new Piece(start, text.length()));
    }
    return pieces;
  }

  private record Piece(int start, int end) {
    String of(String text) {
      return text.substring(start, end);
    }
  }
}
