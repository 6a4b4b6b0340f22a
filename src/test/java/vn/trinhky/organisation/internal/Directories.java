package vn.trinhky.organisation.internal;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.trinhky.organisation.Agency;
import vn.trinhky.organisation.Directory;
import vn.trinhky.organisation.internal.NameDirectory.Meaning;

/** Directories without a database. */
public final class Directories {

  private Directories() {}

  /** Of these agencies and collective names (with their other names). */
  public static Directory of(List<Agency> agencies, Map<String, List<String>> collectives) {
    Map<String, Meaning> names = new LinkedHashMap<>();
    for (Agency agency : agencies) {
      Stream.of(Stream.of(agency.name()), agency.aliases().stream(), agency.titleAliases().stream())
          .flatMap(printed -> printed)
          .forEach(
              printed ->
                  names.putIfAbsent(PrintedName.key(printed), new Meaning(agency.code(), null)));
    }
    collectives.forEach(
        (name, aliases) ->
            Stream.concat(Stream.of(name), aliases.stream())
                .forEach(
                    printed ->
                        names.putIfAbsent(PrintedName.key(printed), new Meaning(null, name))));
    return NameDirectory.of(names);
  }

  /** Of a catalogue of the product, as on this day. */
  public static Directory ofCatalogue(String locality, LocalDate on) {
    YAMLMapper yaml =
        YAMLMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    try {
      CatalogueFile file =
          yaml.treeToValue(
              yaml.readValue(
                  Path.of("src/main/resources/catalogue", locality + ".yaml").toFile(),
                  ObjectNode.class),
              CatalogueFile.class);
      Map<String, Meaning> names = new LinkedHashMap<>();
      CatalogueNames.of(file).stream()
          .filter(name -> Days.contains(name.validFrom(), name.validTo(), on))
          .forEach(
              name ->
                  names.putIfAbsent(
                      name.key(),
                      name.collective()
                          ? new Meaning(null, name.meaning())
                          : new Meaning(name.meaning(), null)));
      return NameDirectory.of(names);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
