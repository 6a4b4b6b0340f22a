package vn.trinhky.checker.internal;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import vn.trinhky.checker.RegisteredAct;
import vn.trinhky.checker.RegisteredAct.Scope;
import vn.trinhky.checker.RegisteredAct.Status;

/** The acts that ship with the product: {@code checker/acts.yaml}. */
final class ActFile {

  private ActFile() {}

  /** What ships; every act is shared by all localities. */
  static List<RegisteredAct> shipped() {
    return read(new ClassPathResource("checker/acts.yaml"));
  }

  static List<RegisteredAct> read(Resource file) {
    ObjectMapper yaml =
        YAMLMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    try (InputStream in = file.getInputStream()) {
      return yaml.readValue(in, Content.class).acts().stream().map(Row::act).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file.getDescription(), e);
    }
  }

  /** The id of a shared act, the same in every installation. */
  static String id(String notation, LocalDate issuedOn) {
    return UUID.nameUUIDFromBytes((notation + " " + issuedOn).getBytes(StandardCharsets.UTF_8))
        .toString();
  }

  record Content(List<Row> acts) {}

  record Row(
      String notation,
      LocalDate issuedOn,
      String type,
      String issuer,
      String title,
      @Nullable Status status,
      @Nullable LocalDate validFrom,
      @Nullable LocalDate validTo,
      @Nullable String replacedBy,
      @Nullable List<String> covers,
      @Nullable List<String> excludes,
      @Nullable String instead,
      String source) {

    RegisteredAct act() {
      return new RegisteredAct(
          id(notation, issuedOn),
          null,
          notation,
          issuedOn,
          type,
          issuer,
          title,
          Objects.requireNonNullElse(status, Status.IN_FORCE),
          validFrom,
          validTo,
          replacedBy,
          new Scope(
              Objects.requireNonNullElse(covers, List.of()),
              Objects.requireNonNullElse(excludes, List.of()),
              instead),
          source,
          0);
    }
  }
}
