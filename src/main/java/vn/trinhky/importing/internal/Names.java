package vn.trinhky.importing.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import vn.trinhky.importing.ImportContext;
import vn.trinhky.organisation.Agency;
import vn.trinhky.organisation.AgencyKind;
import vn.trinhky.organisation.Directory;
import vn.trinhky.organisation.Organisation;

/**
 * What printed names mean in the catalogue of the locality that a file is read for.
 *
 * @param kinds kind of an agency by its code
 */
record Names(Directory directory, Function<String, Optional<AgencyKind>> kinds) {

  static Names of(Organisation organisation, ImportContext context) {
    return new Names(
        organisation.directory(context.locality(), context.on()),
        code ->
            organisation.agencies(context.locality(), context.on()).stream()
                .filter(agency -> agency.code().equals(code))
                .findFirst()
                .map(Agency::kind));
  }

  /** Kind of the agency that the whole name means. */
  Optional<AgencyKind> kind(String printed) {
    return meaning(printed).map(Directory.Mention::agency).flatMap(kinds);
  }

  /** The name in the catalogue of the bodies that the whole name means. */
  Optional<String> collective(String printed) {
    return meaning(printed).map(Directory.Mention::collective);
  }

  private Optional<Directory.Mention> meaning(String printed) {
    List<Directory.Mention> mentions = directory.list(printed);
    return mentions.size() == 1
        ? Optional.of(mentions.get(0)).filter(Directory.Mention::known)
        : Optional.empty();
  }
}
