package vn.trinhky.document;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import vn.trinhky.problem.Refusal;

/**
 * Dossiers of real plans that are offered as ready samples ("Tạo từ mẫu"): files {@code
 * samples/<code>.json} on the class path.
 */
@Component
public class Samples {

  private final List<Sample> samples;

  /**
   * Reads all samples.
   *
   * @throws IllegalStateException when a file is not in the documented shape
   */
  public Samples() {
    try {
      Resource[] files =
          new PathMatchingResourcePatternResolver().getResources("classpath*:samples/*.json");
      this.samples =
          Arrays.stream(files)
              .map(Samples::read)
              .sorted(Comparator.comparing(Sample::code))
              .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All samples, by code. */
  public List<Sample> list() {
    return samples;
  }

  /**
   * The sample with this code.
   *
   * @param code name of its file without ending, e.g. {@code ninh-hoa-2022}
   * @throws Refusal 404 {@code unknown-sample}
   */
  public Sample load(String code) {
    return samples.stream()
        .filter(sample -> sample.code().equals(code))
        .findFirst()
        .orElseThrow(
            () ->
                Refusal.notFound(
                    "unknown-sample", "Không có mẫu này. Hãy chọn một mẫu trong danh sách."));
  }

  private static Sample read(Resource file) {
    JsonMapper mapper =
        JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    String name = String.valueOf(file.getFilename());
    try (InputStream in = file.getInputStream()) {
      JsonNode root = mapper.readTree(in);
      return new Sample(
          name.replaceFirst("\\.json$", ""),
          root.required("source").asText(),
          mapper.treeToValue(root.required("plan"), SamplePlan.class),
          mapper.treeToValue(root.required("proposal"), SampleProposal.class),
          DraftJson.read(root.required("draft")));
    } catch (IOException | RuntimeException e) {
      throw new IllegalStateException("Sample " + name + " is not readable", e);
    }
  }

  /**
   * A ready dossier.
   *
   * @param code name of its file without ending
   * @param source where its content comes from, in Vietnamese
   */
  public record Sample(
      String code, String source, SamplePlan plan, SampleProposal proposal, Draft draft) {}

  /**
   * What a dossier is opened with.
   *
   * @param locality code of the locality
   * @param year year that the plan is for
   * @param field field of the document for the assignment of signers
   * @param draftingAgency code of the drafting agency
   * @param urgency {@code NORMAL}, {@code URGENT} and so on, as the dossier names it
   */
  public record SamplePlan(
      String locality,
      int year,
      IssuanceForm form,
      IssuingAuthority authority,
      String title,
      String field,
      String draftingAgency,
      String urgency) {}

  /** The proposal document of the drafting agency. */
  public record SampleProposal(
      Printable.ProposalKind kind,
      String subject,
      List<String> addressees,
      String body,
      List<String> recipients,
      Draft.ArchiveLine archive) {
    /** Copies the lists. */
    public SampleProposal {
      addressees = List.copyOf(addressees);
      recipients = List.copyOf(recipients);
    }
  }
}
