package vn.trinhky.plan.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.trinhky.document.Printable.ProposalKind;
import vn.trinhky.plan.PlanPapers.Submission;
import vn.trinhky.register.OutgoingRegister;
import vn.trinhky.register.OutgoingRegister.RegisterEntry;
import vn.trinhky.signing.SignerResolution;

/**
 * Rows of {@code plan_submission}: the proposal documents of a dossier, one of them in force at
 * most.
 */
@Repository
class SubmissionTable {

  private final JdbcClient jdbc;
  private final ObjectMapper json;
  private final OutgoingRegister register;
  private final Clock clock;

  SubmissionTable(JdbcClient jdbc, ObjectMapper json, OutgoingRegister register, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.register = register;
    this.clock = clock;
  }

  List<Submission> list(String planId) {
    return jdbc.sql("select * from plan_submission where plan_id = ? order by serial")
        .param(planId)
        .query(this::submission)
        .list();
  }

  Optional<Submission> newest(String planId) {
    List<Submission> all = list(planId);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  Optional<Submission> inForce(String planId) {
    return list(planId).stream().filter(Submission::isSigned).findFirst();
  }

  /** Saves the draft of the proposal document; after a signed one it is the draft of the next. */
  void save(
      String planId, ProposalKind kind, String subject, List<String> addressees, String body) {
    Optional<Submission> newest = newest(planId);
    if (newest.isPresent() && newest.get().state().equals("DRAFT")) {
      jdbc.sql(
              """
              update plan_submission set kind = ?, subject = ?, addressees = ?, body = ?, row_version = row_version + 1
               where id = ? and state = 'DRAFT'
              """)
          .params(kind.name(), subject, write(addressees), body, newest.get().id())
          .update();
      return;
    }
    jdbc.sql(
            """
            insert into plan_submission (id, plan_id, serial, kind, subject, addressees, body, state)
            values (?, ?, ?, ?, ?, ?, ?, 'DRAFT')
            """)
        .params(
            UUID.randomUUID().toString(),
            planId,
            newest.map(Submission::serial).orElse(0) + 1,
            kind.name(),
            subject,
            write(addressees),
            body)
        .update();
  }

  void sign(Submission draft, RegisterEntry entry, SignerResolution signer, int version) {
    jdbc.sql(
            """
            update plan_submission set state = 'SIGNED', register_entry = ?, signed_on = ?, signer = ?, signer_name = ?,
              signer_lines = ?, version_no = ?, row_version = row_version + 1
             where id = ? and state = 'DRAFT'
            """)
        .params(
            entry.id(),
            entry.issuedOn(),
            signer.user(),
            signer.name(),
            write(signer.lines()),
            version,
            draft.id())
        .update();
  }

  /** The signed proposal document, if any, becomes void, and its number with it. */
  void voidSigned(String planId, String reason) {
    String kept = reason.length() > 2_000 ? reason.substring(0, 2_000) : reason;
    inForce(planId)
        .ifPresent(
            signed -> {
              jdbc.sql(
                      "update plan_submission set state = 'VOID', void_reason = ?, row_version = row_version + 1 where id = ?")
                  .params(kept, signed.id())
                  .update();
              if (signed.registerEntry() != null) {
                register.makeVoid(signed.registerEntry(), kept);
              }
            });
  }

  int seal(Submission signed, String user) {
    return jdbc.sql(
            "update plan_submission set sealed_by = ?, sealed_at = ? where id = ? and state = 'SIGNED' and sealed_by is null")
        .params(user, clock.instant().atOffset(ZoneOffset.UTC), signed.id())
        .update();
  }

  private Submission submission(ResultSet row, int number) throws SQLException {
    OffsetDateTime sealedAt = row.getObject("sealed_at", OffsetDateTime.class);
    String entry = row.getString("register_entry");
    return new Submission(
        row.getString("id"),
        row.getInt("serial"),
        ProposalKind.valueOf(row.getString("kind")),
        row.getString("subject"),
        read(row.getString("addressees")),
        row.getString("body"),
        row.getString("state"),
        entry,
        entry == null ? null : register.find(entry).map(RegisterEntry::printedCode).orElse(null),
        row.getObject("signed_on", LocalDate.class),
        row.getString("signer_name"),
        read(row.getString("signer_lines")),
        row.getString("void_reason"),
        row.getString("sealed_by"),
        sealedAt == null ? null : sealedAt.toInstant());
  }

  private String write(List<String> lines) {
    try {
      return json.writeValueAsString(lines);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private List<String> read(@Nullable String lines) {
    try {
      return lines == null ? List.of() : json.readValue(lines, new TypeReference<>() {});
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("not a list of lines", broken);
    }
  }
}
