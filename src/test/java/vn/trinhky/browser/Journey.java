package vn.trinhky.browser;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/**
 * What one locality's way to an issued plan has of its own; read from a file in {@code journeys}.
 * Agencies are named by their codes in the catalogue.
 *
 * @param catalogue the shipped catalogue that the locality is made from
 * @param neighbours shipped catalogues of agencies that are localities of their own here
 * @param heading the word above the subject on the document
 * @param subject its subject as printed
 * @param basis how its first legal basis begins
 * @param place what the drafter writes as the place, instead of what the sample says
 * @param opinions what is said on screen, or recorded there; a comment goes with its resolution
 * @param agreeing who else agrees, while nobody looks
 * @param silent somebody who is asked and says nothing
 * @param proposal what the standing agency submits the plan with, as the screen calls it
 * @param returns what people send back; nobody does when null
 * @param notation the document's code without its number
 * @param accepting recipients that accept the document and give it to somebody
 * @param refusing a recipient that refuses it
 * @param recipients how many recipients there are; not looked at when null
 */
record Journey(
    String catalogue,
    List<String> neighbours,
    String sample,
    String title,
    String year,
    String heading,
    String subject,
    String basis,
    @Nullable String place,
    Asked asked,
    List<Opinion> opinions,
    List<String> agreeing,
    String silent,
    String proposal,
    @Nullable Returns returns,
    Signer signer,
    String notation,
    List<String> accepting,
    String refusing,
    @Nullable Integer recipients) {

  Journey {
    neighbours = Objects.requireNonNullElse(neighbours, List.of());
    agreeing = Objects.requireNonNullElse(agreeing, List.of());
  }

  /** Reads the file {@code journeys/<name>.yaml}. */
  static Journey named(String name) {
    try (InputStream file = new ClassPathResource("journeys/" + name + ".yaml").getInputStream()) {
      return new YAMLMapper().readValue(file, Journey.class);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The opinions that need an answer. */
  List<Opinion> comments() {
    return opinions.stream().filter(opinion -> opinion.text() != null).toList();
  }

  /**
   * Whom the drafter asks: agencies one by one, or all that a collective name stands for.
   *
   * @param typed code by what is typed to find the agency
   * @param bodies how many the collective name adds
   */
  record Asked(
      @Nullable Map<String, String> typed, @Nullable String collective, @Nullable Integer bodies) {}

  /**
   * What an agency answers.
   *
   * @param onPaper whether it has no desk here, so that the drafter records its answer
   * @param answer label of the answer
   * @param resolution {@code ACCEPTED} or {@code NOT_ACCEPTED}
   */
  record Opinion(
      String agency,
      boolean onPaper,
      String answer,
      @Nullable String text,
      @Nullable String resolution,
      @Nullable String explanation) {

    boolean objects() {
      return answer.equals("Không thống nhất");
    }
  }

  /**
   * Why it is sent back, and what is then added.
   *
   * @param addedToPlan a line, after the head of the agency sent back the draft
   * @param addedToProposal a line, after the office sent back the dossier
   */
  record Returns(String byHead, String addedToPlan, String byOffice, String addedToProposal) {}

  /**
   * Who signs.
   *
   * @param seat the login, without the committee's code
   * @param lines in which capacity, as printed
   */
  record Signer(String seat, String name, List<String> lines, boolean onThePhone) {}
}
