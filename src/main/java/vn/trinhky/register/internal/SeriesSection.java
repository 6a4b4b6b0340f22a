package vn.trinhky.register.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.trinhky.organisation.CatalogueSection;
import vn.trinhky.organisation.Organisation;
import vn.trinhky.problem.Refusal;
import vn.trinhky.register.SeriesCatalogue;
import vn.trinhky.register.SeriesCatalogue.Opening;
import vn.trinhky.register.SeriesCatalogue.Series;

/** The section {@code series} of a catalogue file. */
@Component
class SeriesSection implements CatalogueSection {

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final SeriesCatalogue catalogue;
  private final Organisation organisation;

  SeriesSection(SeriesCatalogue catalogue, Organisation organisation) {
    this.catalogue = catalogue;
    this.organisation = organisation;
  }

  @Override
  public String name() {
    return "series";
  }

  @Override
  public List<String> importSection(String locality, JsonNode content) {
    Set<String> types = new HashSet<>();
    int changed = 0;
    for (Entry entry : entries(content)) {
      Series series = entry.in(locality);
      organisation.agency(locality, series.agency());
      for (String type : series.documentTypes()) {
        if (!types.add(series.agency() + " " + type)) {
          throw invalid(
              "cơ quan %s có hai sổ số cho loại văn bản %s".formatted(series.agency(), type));
        }
      }
      if (catalogue.define(series)) {
        changed++;
      }
    }
    return changed == 0 ? List.of() : List.of("register_series + " + changed);
  }

  private static List<Entry> entries(JsonNode content) {
    if (!content.isArray()) {
      throw invalid("mục series phải là một danh sách");
    }
    List<Entry> entries = new ArrayList<>();
    for (JsonNode item : content) {
      try {
        entries.add(JSON.treeToValue(item, Entry.class));
      } catch (JsonProcessingException unreadable) {
        throw invalid(
            "sổ số thứ %d: %s".formatted(entries.size() + 1, unreadable.getOriginalMessage()));
      }
    }
    return entries;
  }

  private static Refusal invalid(String fault) {
    return Refusal.badRequest("invalid-catalogue", "Danh mục chưa nhập được: " + fault + ".");
  }

  /** A series as the file writes it; everything may be missing there. */
  record Entry(
      @Nullable String agency,
      @Nullable String code,
      @Nullable String name,
      @Nullable List<String> documentTypes,
      @Nullable String notation,
      @Nullable List<Opening> openings) {

    Series in(String locality) {
      return new Series(
          locality,
          given("agency", agency),
          given("code", code),
          given("name", name),
          given("documentTypes", documentTypes),
          given("notation", notation),
          openings == null ? List.of() : openings);
    }

    private <T> T given(String key, @Nullable T value) {
      if (value == null) {
        throw invalid("một sổ số thiếu “%s” (%s)".formatted(key, this));
      }
      return value;
    }
  }
}
