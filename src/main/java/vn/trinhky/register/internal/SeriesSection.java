package vn.trinhky.register.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import vn.trinhky.organisation.CatalogueSection;
import vn.trinhky.problem.Refusal;
import vn.trinhky.register.SeriesCatalogue;
import vn.trinhky.register.SeriesCatalogue.Series;

/** The numbering series of a catalogue file. */
@Component
class SeriesSection implements CatalogueSection {

  private final SeriesCatalogue catalogue;
  private final ObjectMapper json;

  SeriesSection(SeriesCatalogue catalogue, ObjectMapper json) {
    this.catalogue = catalogue;
    this.json = json;
  }

  @Override
  public String name() {
    return "series";
  }

  @Override
  public List<String> importSection(String locality, JsonNode content) {
    List<Series> stored = catalogue.series(locality);
    List<String> changes = new ArrayList<>();
    for (JsonNode entry : content) {
      Series wanted = series(locality, entry);
      if (stored.stream().noneMatch(known -> same(known, wanted))) {
        catalogue.define(wanted);
        changes.add("series " + wanted.agency() + "." + wanted.code());
      }
    }
    return changes;
  }

  private Series series(String locality, JsonNode entry) {
    ObjectNode series = json.createObjectNode();
    series.putArray("openings");
    if (entry instanceof ObjectNode object) {
      series.setAll(object);
    }
    series.put("locality", locality);
    try {
      return json.treeToValue(series, Series.class);
    } catch (JsonProcessingException | NullPointerException wrong) {
      throw Refusal.badRequest(
          "invalid-catalogue",
          "Danh mục chưa nhập được: mục “series” có sổ số sai cấu trúc: %s.".formatted(entry));
    }
  }

  private static boolean same(Series one, Series other) {
    return one.agency().equals(other.agency())
        && one.code().equals(other.code())
        && one.name().equals(other.name())
        && one.notation().equals(other.notation())
        && new TreeSet<>(one.documentTypes()).equals(new TreeSet<>(other.documentTypes()))
        && one.openings().equals(other.openings());
  }
}
